import { ArrowLeft, Barcode, Download, History, Lock, LockOpen, Pencil, Plus, Printer, Trash2 } from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Stocktake } from '../../../src-main/contract/stocktakes.ts'
import { refusalSentence } from '../../i18n.ts'
import { routeText } from '../../stores/route-text.ts'
import { counting } from '../../stores/stocktake-pages.ts'
import type { ButtonProps } from '../../ui/button.tsx'
import { Button } from '../../ui/button.tsx'
import { Menu } from '../../ui/menu.tsx'
import { Pill } from '../../ui/pill.tsx'
import { SyncMark } from '../../ui/sync-mark.tsx'
import { showToast } from '../../ui/toast.tsx'
import { useFormat } from '../../ui/use-format.ts'
import { DayOfCount } from './day-button.tsx'
import { exportLines } from './export-stocktakes.ts'
import { takeTitle } from './words.ts'

export type StocktakeHeadProps = {
  readonly take: Stocktake
  readonly mayCount: boolean
  readonly onBack: () => void
  readonly onPrint: () => void
  /** Asks for a barcode; null where nothing is counted. */
  readonly onScan: (() => void) | null
  readonly onDetails: () => void
  /** Asks for the day that it is of. */
  readonly onDay: () => void
  readonly onAdd: (() => void) | null
  readonly onRemove: (() => void) | null
  readonly onMore: (() => void) | null
  readonly isMoreOpen: boolean
}

const locks: readonly (string | null)[] = [null, 'stocktake_locked']

/** A locked one takes no counts until it is unlocked; both are said at once. */
async function setLock(isLocked: boolean): Promise<void> {
  const answer = await counting.getState().edit({ isLocked })
  if (!answer.ok) showToast(refusalSentence(answer.error), 'attention')
}

const exportAll = () => {
  const { take, order, lines } = counting.getState()
  if (take !== null)
    exportLines(
      take,
      order.flatMap((id) => lines.get(id) ?? []),
    )
}

/** What is counted, in which state, and how far on its way to central. */
export function StocktakeHead(props: StocktakeHeadProps) {
  const { take } = props
  const { t } = useTranslation('stocktakes')
  const format = useFormat()
  // A stocktake of a store that is shut here is locked for another reason, which no press of this changes.
  const canLock = props.mayCount && take.state === 'new' && locks.includes(take.locked)
  const rest = [
    { id: 'details', label: t('page.details'), icon: Pencil },
    { id: 'export', label: t('page.export'), icon: Download },
    ...(props.onRemove === null ? [] : [{ id: 'remove', label: t('page.remove'), icon: Trash2 }]),
  ]
  const acts: Readonly<Record<string, (() => void) | null>> = { details: props.onDetails, export: exportAll, remove: props.onRemove }
  return (
    <header className="page-head stocktake-head">
      <Button kind="quiet" icon={ArrowLeft} flip aria-label={t('page.back')} onPress={props.onBack} />
      <h1 className="nowrap">{takeTitle(take, t)}</h1>
      <Pill {...(take.state === 'new' && { tone: 'accent' as const })}>{t(`state.${take.state}`)}</Pill>
      {take.isLocked && take.state === 'new' && (
        <Pill tone="attention" icon={Lock}>
          {t('locked')}
        </Pill>
      )}
      <SyncMark sync={take.sync} problemsAt={`#/${routeText({ place: 'sync', tab: 'problems' })}`} />
      <span className="sub cut only-wide" title={take.description}>
        {[take.description, t('page.begun', { when: format.when(take.createdAt) })].filter(Boolean).join(', ')}
      </span>
      <div className="acts">
        <DayOfCount take={take} onAsk={props.mayCount && take.locked === null ? props.onDay : null} />
        {props.onScan !== null && <Act icon={Barcode} label={t('entry:scan.do')} keys="scan" onPress={props.onScan} />}
        <Act icon={Printer} label={t('page.print')} keys="printDocument" onPress={props.onPrint} />
        {canLock && (
          <Act
            icon={take.isLocked ? LockOpen : Lock}
            label={t(take.isLocked ? 'page.unlock' : 'page.lock')}
            onPress={() => void setLock(!take.isLocked)}
          />
        )}
        {props.onMore !== null && (
          <Act icon={History} label={t('page.history')} keys="moreOfDocument" aria-expanded={props.isMoreOpen} onPress={props.onMore} />
        )}
        <Menu
          label={t('page.more')}
          entries={rest}
          onChoose={(id) => acts[id]?.()}
          placement="bottom end"
          trigger={<Button kind="quiet">{t('page.more')}</Button>}
        />
        {props.onAdd !== null && (
          <Button icon={Plus} keys="addItem" onPress={props.onAdd}>
            {t('page.addBatch')}
          </Button>
        )}
      </div>
    </header>
  )
}

/** An action of the head; in a narrow window its drawing alone. */
function Act({ icon, label, ...rest }: ButtonProps & { icon: LucideIcon; label: string }) {
  return (
    <Button kind="quiet" icon={icon} {...rest}>
      <span className="only-wide">{label}</span>
      <span className="vh only-narrow">{label}</span>
    </Button>
  )
}
