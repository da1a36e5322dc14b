import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { arrivingKinds } from '../../../src-main/contract/life-cycle.ts'
import { api } from '../../api.ts'
import { go } from '../../stores/route.ts'
import { useAnswer } from '../../stores/stock-pages.ts'
import { Segments } from '../../ui/segments.tsx'
import { InvoicePaper, PicklistPaper } from './document-paper.tsx'
import { exportDocument } from './export-document.ts'
import type { DocumentPaper } from './print-routes.ts'
import { documentFile, documentPapers, printDocument } from './print-routes.ts'
import { PrintPage } from './print-page.tsx'

/** A customer or supplier invoice on paper, with its picklist or what is put away (U-62). */
export function PrintDocumentPage({ id, paper }: { id: string; paper: DocumentPaper }) {
  const { t } = useTranslation('output')
  const { value: invoice, refusal } = useAnswer(useCallback(() => api['invoice.get']({ id }), [id]))
  const isArriving = invoice !== null && arrivingKinds.has(invoice.kind)
  const names = { invoice: t('print.document'), picklist: t(isArriving ? 'paper.received' : 'paper.picklist') }
  const Chosen = paper === 'invoice' ? InvoicePaper : PicklistPaper
  return (
    <PrintPage
      fileName={invoice === null ? null : `outpost-${documentFile(invoice)}${paper === 'picklist' ? '-picklist' : ''}`}
      refusal={refusal}
      onExport={() => invoice !== null && exportDocument(invoice)}
      onBack={() => go(`transaction/${encodeURIComponent(id)}`)}
      tools={
        <Segments
          label={t('print.what')}
          entries={documentPapers.map((one) => ({ id: one, label: names[one] }))}
          value={paper}
          onChange={(one) => printDocument(id, one)}
        />
      }
    >
      {invoice && <Chosen invoice={invoice} />}
    </PrintPage>
  )
}
