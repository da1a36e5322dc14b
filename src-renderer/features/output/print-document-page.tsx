import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { arrivingKinds } from '../../../src-main/contract/life-cycle.ts'
import type { Invoice } from '../../../src-main/contract/trade.ts'
import { api } from '../../api.ts'
import type { DocumentPaper } from '../../stores/route-text.ts'
import { go } from '../../stores/route.ts'
import { useAnswer } from '../../stores/stock-pages.ts'
import { Segments } from '../../ui/segments.tsx'
import { InvoicePaper, PicklistPaper, RepackPaper } from './document-paper.tsx'
import { exportDocument } from './export-document.ts'
import { documentFile, papersOf } from './document-papers.ts'
import { printDocument } from './print-routes.ts'
import { PrintPage } from './print-page.tsx'

/** A document on paper, with its picklist or what is put away where goods are carried (U-62). */
export function PrintDocumentPage({ id, paper: asked }: { id: string; paper: DocumentPaper }) {
  const { value: invoice, refusal } = useAnswer(useCallback(() => api['invoice.get']({ id }), [id]))
  const paper = invoice !== null && papersOf(invoice.kind).includes(asked) ? asked : 'invoice'
  const Chosen = paper === 'picklist' ? PicklistPaper : invoice?.kind === 'repack' ? RepackPaper : InvoicePaper
  return (
    <PrintPage
      fileName={invoice === null ? null : `outpost-${documentFile(invoice)}${paper === 'picklist' ? '-picklist' : ''}`}
      refusal={refusal}
      onExport={() => invoice !== null && exportDocument(invoice)}
      onBack={() => go(`transaction/${encodeURIComponent(id)}`)}
      tools={invoice !== null && <Papers invoice={invoice} paper={paper} />}
    >
      {invoice && <Chosen invoice={invoice} />}
    </PrintPage>
  )
}

function Papers({ invoice, paper }: { invoice: Invoice; paper: DocumentPaper }) {
  const { t } = useTranslation('output')
  const { t: trade } = useTranslation('trade')
  const papers = papersOf(invoice.kind)
  if (papers.length < 2) return null
  const names = {
    invoice: trade(`kind.${invoice.kind}`),
    picklist: t(arrivingKinds.has(invoice.kind) ? 'paper.received' : 'paper.picklist'),
  }
  return (
    <Segments
      label={t('print.what')}
      entries={papers.map((one) => ({ id: one, label: names[one] }))}
      value={paper}
      onChange={(one) => printDocument(invoice.id, one)}
    />
  )
}
