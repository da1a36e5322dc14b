import { TriangleAlert } from 'lucide-react'
import { Trans, useTranslation } from 'react-i18next'
import type { Stocktake } from '../../../src-main/contract/stocktakes.ts'
import type { LineCounts, LineShow } from '../../stores/count-lines.ts'
import { counting, useCounting } from '../../stores/stocktake-pages.ts'
import { Button } from '../../ui/button.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { useFormat } from '../../ui/use-format.ts'

export type StocktakeFootProps = {
  readonly take: Stocktake
  readonly counts: LineCounts
  readonly onClose: () => void
  /** Null where it cannot be finalised, or not by this person. */
  readonly onFinalise: (() => void) | null
}

const show = (what: LineShow) => counting.getState().setFilter({ show: what, search: '' })

/** How far the count is, what is still to be said, and the last step. */
export function StocktakeFoot({ take, counts, onClose, onFinalise }: StocktakeFootProps) {
  const { t } = useTranslation('stocktakes')
  const format = useFormat()
  const isWhole = useCounting((state) => state.isWhole)
  const isSaving = useCounting((state) => state.sending > 0)
  const isOpen = take.state === 'new'
  // What has to be done comes before what need not.
  const isQuiet = counts.toDecide + counts.withoutReason === 0
  return (
    <footer className="foot docfoot">
      {isOpen && isWhole && (
        <span className="row nowrap counted">
          <ProgressBar label={t('foot.progress')} share={counts.all === 0 ? 0 : counts.counted / counts.all} />
          <span>
            <Trans
              t={t}
              i18nKey="foot.counted"
              values={{ counted: counts.counted, all: counts.all }}
              components={{ b: <b className="strong" /> }}
            />
          </span>
        </span>
      )}
      {isOpen && isWhole && isQuiet && counts.counted > 0 && counts.uncounted > 0 && (
        <span className="muted small only-wide cut">{t('foot.left', { count: counts.uncounted })}</span>
      )}
      {isOpen && (
        <span className="row faint small keyhints only-wide">
          <span>
            <Kbd keys="Enter" /> {t('foot.next')}
          </span>
          <span>
            <Kbd keys="=" /> {t('foot.same')}
          </span>
          <span>
            <Kbd keys="F2" /> {t('foot.details')}
          </span>
        </span>
      )}
      {take.state === 'finalised' && <span className="muted">{t('foot.finalised', { when: format.when(take.finalisedAt) })}</span>}
      <span className="grow" />
      <span className="small muted" role="status">
        {isSaving && t('foot.saving')}
      </span>
      {isOpen &&
        (['toDecide', 'withoutReason'] as const).map((what) => counts[what] > 0 && <ToDo key={what} what={what} count={counts[what]} />)}
      <Button keys="closeDocument" onPress={onClose}>
        {t('page.close')}
      </Button>
      {onFinalise !== null && (
        <Button kind="primary" keys="shipDocument" isDisabled={counts.counted === 0 || counts.toDecide > 0} onPress={onFinalise}>
          {t('page.finalise')}
        </Button>
      )}
    </footer>
  )
}

/** What waits for a person; a press shows these lines. */
function ToDo({ what, count }: { what: 'toDecide' | 'withoutReason'; count: number }) {
  const { t } = useTranslation('stocktakes')
  return (
    <Button kind="quiet" size="small" icon={TriangleAlert} className="t-attention" onPress={() => show(what)}>
      {t(`foot.${what}`, { count })}
    </Button>
  )
}
