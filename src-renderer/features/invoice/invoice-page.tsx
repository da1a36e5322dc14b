import { FileX, PackagePlus, Plus } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { arrivingKinds, isNoteOpen } from '../../../src-main/contract/life-cycle.ts'
import type { Invoice } from '../../../src-main/contract/trade.ts'
import { refusalSentence } from '../../i18n.ts'
import { rightsOf } from '../../stores/document-calls.ts'
import { useMay } from '../../stores/index.ts'
import { go } from '../../stores/route.ts'
import { invoice as store, useInvoice } from '../../stores/trade.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FieldsOf } from '../../ui/use-draft.tsx'
import { useShortcuts } from '../../ui/use-shortcuts.ts'
import type { ArrivalState } from '../arrivals/arrival-changes.ts'
import { isArrivalState } from '../arrivals/arrival-changes.ts'
import type { Step } from '../arrivals/step-buttons.tsx'
import { mainStepOf } from '../arrivals/step-buttons.tsx'
import { StepDialog } from '../arrivals/step-dialog.tsx'
import { HistoryPanel } from '../history/history-panel.tsx'
import { useReturnWay } from '../returns/return-button.tsx'
import { firstPaper } from '../output/document-papers.ts'
import { printDocument } from '../output/print-routes.ts'
import { useScanning } from '../scan/scanning.tsx'
import { takeScanned } from '../scan/take-scanned.ts'
import { sayMissing } from '../shell/missing-right.ts'
import { DocFoot } from './doc-foot.tsx'
import { DocStrip } from './doc-strip.tsx'
import { InvoiceHead } from './invoice-head.tsx'
import { itemRows } from './item-groups.ts'
import { ItemPicker } from './item-picker.tsx'
import type { LeavingState } from './leaving-steps.ts'
import { isLeavingState } from './leaving-steps.ts'
import { LinesTable } from './lines-table.tsx'
import { ListPicker } from './list-picker.tsx'
import { MarkedBar, removeMarked as takeMarkedOff } from './marked-bar.tsx'
import { Notices } from './notices.tsx'
import { ChangeParty } from './party-picker.tsx'
import { RelatedList } from './related-list.tsx'
import { RemoveDialog } from './remove-dialog.tsx'
import { saveField } from './save-field.ts'
import { ShipDialog } from './ship-dialog.tsx'
import { useMarked } from './use-marked.ts'
import { documentForm, useDocumentDrafts } from './use-document-drafts.ts'
import '../../styles/picker.css'
import '../../styles/invoice.css'
import '../../styles/document-head.css'

const toList = () => go('transactions')

/** One document: its fields, its items with their batches, and the step that comes next. */
export function InvoicePage({ id }: { id: string }) {
  const { t } = useTranslation('trade')
  const invoice = useInvoice((state) => (state.id === id ? state.invoice : null))
  const refusal = useInvoice((state) => (state.refusal?.target === 'document' ? state.refusal.error : null))
  useEffect(() => void store.getState().load(id), [id])
  const isReady = useDocumentDrafts(id, invoice !== null)
  if (invoice)
    return (
      isReady && (
        <FieldsOf form={documentForm(id)}>
          <InvoiceDocument key={invoice.id} invoice={invoice} />
        </FieldsOf>
      )
    )
  if (!refusal) return null
  const isGone = refusal.code === 'not_found'
  return (
    <EmptyState
      icon={FileX}
      title={isGone ? t('invoice.gone') : refusalSentence(refusal)}
      action={<Button onPress={toList}>{t('invoice.back')}</Button>}
    >
      {isGone && t('invoice.goneSentence')}
    </EmptyState>
  )
}

const isArrival = (step: Step | null): step is ArrivalState => step !== null && isArrivalState(step)
const isLeaving = (step: Step | null): step is LeavingState => step !== null && isLeavingState(step)

type Asking = 'item' | 'list' | 'party' | 'remove' | null

function InvoiceDocument({ invoice }: { invoice: Invoice }) {
  const { t } = useTranslation('trade')
  const drafts = useInvoice((state) => state.drafts)
  const { edit: editRight } = rightsOf(invoice.kind)
  const mayEdit = useMay(editRight)
  const isArriving = arrivingKinds.has(invoice.kind)
  const [step, setStep] = useState<Step | null>(null)
  const maySeeHistory = useMay('viewLog')
  const [isMoreOpen, setMoreOpen] = useState(false)
  const canEdit = invoice.locked === null && mayEdit
  // What a customer brings back is what was issued: nothing is added to it.
  const canAdd = canEdit && invoice.kind !== 'customer_return'
  const rows = useMemo(() => itemRows(invoice, drafts), [invoice, drafts])
  // A new invoice asks for its first item at once.
  const [asking, setAsking] = useState<Asking>(canAdd && rows.length === 0 ? 'item' : null)
  const shipButton = useRef<HTMLButtonElement>(null)
  const close = () => setAsking(null)
  const add = () => (mayEdit ? setAsking('item') : sayMissing(editRight))
  // Only what goes out keeps lines without a batch, and only while it is new (5C).
  const takesList = invoice.kind === 'outbound_shipment' && invoice.state === 'new' && invoice.locked === null
  const addList = () => (mayEdit ? setAsking('list') : sayMissing(editRight))
  const canNote = isNoteOpen(invoice.locked) && mayEdit
  const mayReturn = useReturnWay(invoice) !== null
  const marked = useMarked(rows)
  const removeMarked = () => {
    const say = { removed: t('outbound:marked.removed', { count: marked.rows.length }), undo: t('invoice.undo') }
    void takeMarkedOff(marked.rows, say).then((done) => done && marked.clear())
  }
  const ship = async () => {
    if (!mayEdit) return sayMissing(editRight)
    const saved = await saveField()
    if (saved !== null && saved.lines.length > 0) setStep(mainStepOf(saved))
  }
  const closeMore = () => setMoreOpen(false)
  const more = () => (maySeeHistory ? setMoreOpen(!isMoreOpen) : sayMissing('viewLog'))
  const toShipping = () => {
    close()
    void store.getState().openItem(null)
    requestAnimationFrame(() => shipButton.current?.focus())
  }
  // What lies on top goes first.
  const up = isMoreOpen ? closeMore : marked.rows.length > 0 ? marked.clear : toList
  const isListening = canEdit && step === null && (asking === null || asking === 'item')
  const scanning = useScanning(isListening ? takeScanned : null, close)
  useShortcuts({
    scan: scanning.ask ?? undefined,
    addItem: invoice.locked === null && invoice.kind !== 'customer_return' ? add : undefined,
    addList: takesList ? addList : undefined,
    shipDocument: invoice.locked === null ? () => void ship() : undefined,
    moreOfDocument: more,
    lessOfDocument: closeMore,
    printDocument: () => printDocument(invoice.id, firstPaper(invoice)),
    closeDocument: asking === null && step === null ? up : undefined,
  })

  return (
    <>
      <InvoiceHead
        invoice={invoice}
        canEdit={canEdit}
        canNote={canNote}
        onBack={toList}
        onScan={scanning.ask}
        onRemove={isArriving && (invoice.state !== 'new' || invoice.isTransfer) ? null : () => setAsking('remove')}
        onMore={maySeeHistory ? more : null}
        isMoreOpen={isMoreOpen}
      />
      <DocStrip
        invoice={invoice}
        canEdit={canAdd}
        canNote={canNote}
        onAdd={add}
        onParty={() => setAsking('party')}
        onAddList={takesList ? addList : null}
      />
      <Notices invoice={invoice} canEdit={canEdit} />
      {marked.rows.length > 0 && (
        <MarkedBar invoice={invoice} rows={marked.rows} canEdit={canEdit} onRemove={removeMarked} onClear={marked.clear} />
      )}
      <div className="docrow">
        <div className="scroll docscroll">
          {rows.length > 0 ? (
            <LinesTable
              key={canEdit ? 'open' : 'locked'}
              invoice={invoice}
              rows={rows}
              canEdit={canEdit}
              marked={canEdit || mayReturn ? marked : null}
              onRemoveMarked={removeMarked}
              onAdd={canAdd ? add : toShipping}
            />
          ) : (
            <EmptyState
              icon={PackagePlus}
              title={t(canEdit ? 'invoice.emptyTitle' : 'invoice.emptyReadOnly')}
              action={
                canAdd ? (
                  <Button icon={Plus} keys="addItem" onPress={add}>
                    {t('invoice.addItem')}
                  </Button>
                ) : undefined
              }
            >
              {canEdit && t(isArriving ? 'documents:empty' : 'invoice.emptySentence')}
            </EmptyState>
          )}
        </div>
        {isMoreOpen && (
          <HistoryPanel id={invoice.id} onClose={closeMore}>
            <RelatedList id={invoice.id} />
          </HistoryPanel>
        )}
      </div>
      <DocFoot invoice={invoice} canEdit={canEdit} onClose={toList} onStep={setStep} ship={shipButton} />
      {scanning.windows}
      {asking === 'item' && <ItemPicker isOpen onClose={close} onDone={toShipping} />}
      {asking === 'list' && <ListPicker invoiceId={invoice.id} onClose={close} />}
      {asking === 'party' && <ChangeParty of={invoice} onClose={close} />}
      <StepDialog invoice={invoice} to={canEdit && isArrival(step) ? step : null} onClose={() => setStep(null)} />
      <ShipDialog invoice={invoice} to={canEdit && isLeaving(step) ? step : null} onClose={() => setStep(null)} />
      <RemoveDialog invoice={invoice} isOpen={asking === 'remove'} onClose={close} />
    </>
  )
}
