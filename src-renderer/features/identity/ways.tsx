import { ChevronRight } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { IdentityState } from '../../../src-main/contract/identity.ts'
import { Icon } from '../../ui/icon.tsx'

export type Way = 'putBack' | 'takeOver' | 'startAnew' | 'look'

/** Only what is safe for these data, the likeliest first. */
export function waysOf({ outcome, mayTakeOver }: IdentityState): readonly Way[] {
  const putBack: readonly Way[] = outcome === 'older' || outcome === 'foreign' ? ['putBack'] : []
  return [...putBack, ...(mayTakeOver ? (['takeOver'] as const) : []), 'startAnew', 'look']
}

/** The ways out as answers, each with its figure as a key. */
export function Ways({ ways, onChoose }: { ways: readonly Way[]; onChoose: (way: Way) => void }) {
  const { t } = useTranslation('identity')
  return (
    <>
      <h2 className="secl">{t('question')}</h2>
      <ul className="answers">
        {ways.map((way, at) => (
          <li key={way}>
            <button type="button" autoFocus={at === 0} onClick={() => onChoose(way)}>
              <kbd>{at + 1}</kbd>
              <span>
                <span className="what">{t(`way.${way}`)}</span>
                <span className="muted">{t(`way.${way}More`)}</span>
              </span>
              <Icon of={ChevronRight} flip />
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}
