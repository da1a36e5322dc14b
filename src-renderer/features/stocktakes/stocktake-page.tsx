import { FileX } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Stocktake } from '../../../src-main/contract/stocktakes.ts'
import { refusalSentence } from '../../i18n.ts'
import { countsOf } from '../../stores/count-lines.ts'
import { useMay } from '../../stores/index.ts'
import { go } from '../../stores/route.ts'
import { routeText } from '../../stores/route-text.ts'
import { counting, useCounting } from '../../stores/stocktake-pages.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useShortcuts } from '../../ui/use-shortcuts.ts'
import { HistoryPanel } from '../history/history-panel.tsx'
import { countScanned } from '../scan/count-scanned.ts'
import { useScanning } from '../scan/scanning.tsx'
import { sayMissing } from '../shell/missing-right.ts'
import { AddLine } from './add-line.tsx'
import { CountTable } from './count-table.tsx'
import { DayDialog } from './day-dialog.tsx'
import { DetailsDialog } from './details-dialog.tsx'
import { FinaliseDialog } from './finalise-dialog.tsx'
import { LineDialog } from './line-dialog.tsx'
import { MadeDocuments } from './made-documents.tsx'
import { NoLines } from './no-lines.tsx'
import { RemoveDialog } from './remove-dialog.tsx'
import { StocktakeFoot } from './stocktake-foot.tsx'
import { StocktakeHead } from './stocktake-head.tsx'
import { StocktakeNotices } from './stocktake-notices.tsx'
import { StocktakeTools } from './stocktake-tools.tsx'
import '../../styles/table.css'
import '../../styles/transactions.css'
import '../../styles/picker.css'
import '../../styles/invoice.css'
import '../../styles/document-head.css'
import '../../styles/stocktakes.css'

const toList = () => go('stocktakes')

/** One stocktake: what is counted on each line beside what was there, and what it does to the stock (3F, 5I). */
export function StocktakePage({ id }: { id: string }) {
  const { t } = useTranslation('stocktakes')
  const take = useCounting((state) => (state.id === id ? state.take : null))
  const refusal = useCounting((state) => (state.id === id ? state.wrong.get('') : undefined))
  useEffect(() => void counting.getState().load(id), [id])
  if (take) return <OpenStocktake key={take.id} take={take} />
  if (refusal === undefined) return <Skeleton />
  const isGone = refusal.code === 'not_found'
  return (
    <EmptyState
      icon={FileX}
      title={isGone ? t('page.gone') : refusalSentence(refusal)}
      action={<Button onPress={toList}>{t('page.back')}</Button>}
    >
      {isGone && t('page.goneSentence')}
    </EmptyState>
  )
}

type Asking = 'add' | 'day' | 'details' | 'finalise' | 'remove' | { readonly line: string } | null

function OpenStocktake({ take }: { take: Stocktake }) {
  const order = useCounting((state) => state.order)
  const lines = useCounting((state) => state.lines)
  const shown = useCounting((state) => state.shown)
  const mayCount = useMay('editStocktakeLines')
  const mayAdd = useMay('addStocktakeLines')
  const mayFinalise = useMay('adjustStock')
  const mayRemove = useMay('deleteStocktakes')
  const maySeeHistory = useMay('viewLog')
  const counts = useMemo(() => countsOf(order, lines), [order, lines])
  const [asking, setAsking] = useState<Asking>(null)
  const [isMoreOpen, setMoreOpen] = useState(false)
  const search = useRef<HTMLInputElement>(null)
  const isOpen = take.locked === null
  const canCount = isOpen && mayCount
  const close = () => setAsking(null)
  const guarded = (may: boolean, right: Parameters<typeof sayMissing>[0], what: Asking) => () => (may ? setAsking(what) : sayMissing(right))
  const add = guarded(mayAdd, 'addStocktakeLines', 'add')
  const finalise = guarded(mayFinalise, 'adjustStock', 'finalise')
  const print = () => go(routeText({ place: 'printStocktake', id: take.id, paper: isOpen ? 'count' : 'variance' }))
  const closeMore = () => setMoreOpen(false)
  const more = () => (maySeeHistory ? setMoreOpen(!isMoreOpen) : sayMissing('viewLog'))
  const scanning = useScanning(canCount && asking === null ? countScanned : null)
  useShortcuts({
    scan: scanning.ask ?? undefined,
    addItem: isOpen ? add : undefined,
    shipDocument: isOpen ? finalise : undefined,
    searchList: () => search.current?.select(),
    printDocument: print,
    moreOfDocument: more,
    lessOfDocument: closeMore,
    closeDocument: asking === null ? (isMoreOpen ? closeMore : toList) : undefined,
  })
  return (
    <>
      <StocktakeHead
        take={take}
        mayCount={mayCount}
        onBack={toList}
        onPrint={print}
        onScan={scanning.ask}
        onDetails={() => setAsking('details')}
        onDay={() => setAsking('day')}
        onAdd={isOpen && mayAdd ? add : null}
        onRemove={isOpen && mayRemove ? () => setAsking('remove') : null}
        onMore={maySeeHistory ? more : null}
        isMoreOpen={isMoreOpen}
      />
      <StocktakeNotices take={take} toDecide={counts.toDecide} canCount={canCount} />
      <StocktakeTools take={take} counts={counts} canCount={canCount} search={search} />
      <div className="docrow">
        {shown.length === 0 ? (
          <NoLines counts={counts} onAdd={isOpen && mayAdd ? add : null} />
        ) : (
          <CountTable take={take} ids={shown} lines={lines} canCount={canCount} onLine={(line) => setAsking({ line })} />
        )}
        {isMoreOpen && (
          <HistoryPanel id={take.id} onClose={closeMore}>
            <MadeDocuments take={take} />
          </HistoryPanel>
        )}
      </div>
      <StocktakeFoot take={take} counts={counts} onClose={toList} onFinalise={isOpen && mayFinalise ? finalise : null} />
      {scanning.windows}
      {asking === 'add' && <AddLine take={take} onClose={close} />}
      {asking === 'day' && isOpen && <DayDialog take={take} onClose={close} />}
      {asking === 'details' && <DetailsDialog take={take} onClose={close} />}
      {asking === 'finalise' && isOpen && <FinaliseDialog take={take} onClose={close} />}
      {asking === 'remove' && <RemoveDialog take={take} onClose={close} />}
      {asking !== null && typeof asking === 'object' && <LineDialog lineId={asking.line} take={take} canCount={canCount} onClose={close} />}
    </>
  )
}
