import { ChevronRight, Laptop } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { SyncStatus } from '../../../src-main/contract/sync.ts'
import { useApp } from '../../stores/index.ts'
import { Icon } from '../../ui/icon.tsx'
import { useFormat } from '../../ui/use-format.ts'
import { lastSix } from './message.ts'

export const answers = ['replace', 'copy', 'ask'] as const
export type Answer = (typeof answers)[number]

/** The two computers beside each other, and what may be true of them. */
export function Answers({ status, onChoose }: { status: SyncStatus; onChoose: (answer: Answer) => void }) {
  const { t } = useTranslation('sync')
  return (
    <>
      {status.cause?.code !== 'site_incorrect_database' && <TwoComputers at={status.cause?.at ?? ''} />}
      <h2 className="secl">{t('other.question')}</h2>
      <ul className="answers">
        {answers.map((answer, at) => (
          <li key={answer}>
            <button type="button" autoFocus={at === 0} onClick={() => onChoose(answer)}>
              <kbd>{at + 1}</kbd>
              <span>
                <span className="what">{t(`other.answer.${answer}`)}</span>
                <span className="muted">{t(`other.answer.${answer}More`)}</span>
              </span>
              <Icon of={ChevronRight} flip />
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}

/** Central does not tell which computer it knows, so only this one has its last six characters. */
function TwoComputers({ at }: { at: string }) {
  const { t } = useTranslation('sync')
  const format = useFormat()
  const hardwareId = useApp((app) => app.state?.hardwareId ?? '')
  return (
    <div className="swap">
      <div className="pc is-old">
        <Icon of={Laptop} size="xl" />
        <div>
          <span className="what">{t('other.registered')}</span>
          <span className="muted">{t('other.registeredMore')}</span>
        </div>
      </div>
      <span className="neq" role="img" aria-label={t('other.isNot')}>
        ≠
      </span>
      <div className="pc is-new">
        <Icon of={Laptop} size="xl" />
        <div>
          <span className="what">{t('other.thisComputer')}</span>
          <span className="muted">
            {t('other.endsIn')} <span className="code">{lastSix(hardwareId)}</span>
          </span>
          <span className="small muted">{t('other.refusedAt', { time: format.when(at) })}</span>
        </div>
      </div>
    </div>
  )
}
