import { ScrollText } from 'lucide-react'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LedgerEntry, LedgerPage } from '../../../src-main/contract/stock.ts'
import { api } from '../../api.ts'
import type { Pages } from '../../stores/paged-list.ts'
import { createPager, rowOf } from '../../stores/paged-list.ts'
import { go } from '../../stores/route.ts'
import { DataTable } from '../../ui/data-table.tsx'
import type { Column } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useFormat } from '../../ui/use-format.ts'
import { DocumentLink, Moved } from '../stock/document-link.tsx'

type Seen = { readonly pages: Pages<LedgerEntry>; readonly page: LedgerPage | null }
type Answer = LedgerPage & { readonly rows: readonly LedgerEntry[]; readonly matching: number }

/** The whole ledger of an item, newest first; `stamp` changes with the data, and then it is asked for anew (U-18). */
export function ItemLedger({ id, stamp }: { id: string; stamp: unknown }) {
  const { t, i18n } = useTranslation('stock')
  const format = useFormat()
  const [{ pages, page }, setSeen] = useState<Seen>({ pages: new Map(), page: null })
  const [active, setActive] = useState(0)
  const pager = useMemo(() => {
    const ask = async (offset: number, limit: number): Promise<Answer | null> => {
      const answer = await api['item.ledger']({ id, offset, limit })
      return answer.ok ? { ...answer.value, rows: answer.value.entries, matching: answer.value.count } : null
    }
    return createPager<LedgerEntry, Answer>(ask, (all, answer) => setSeen({ pages: all, page: answer }))
  }, [id])
  useEffect(() => pager.refresh(), [pager, stamp])
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const columns = useMemo(() => ledgerColumns(t, format), [i18n.language])
  const at = useCallback((index: number) => rowOf(pages, index), [pages])
  if (page?.count === 0 && page.opening === 0) {
    return (
      <EmptyState icon={ScrollText} title={t('ledger.empty')}>
        {t('ledger.emptySentence')}
      </EmptyState>
    )
  }
  return (
    <>
      <DataTable
        key={page === null ? 'before' : 'here'}
        label={t('batch.ledger')}
        className="list-ledger"
        columns={columns}
        count={page?.count ?? 0}
        rowAt={at}
        keyOf={(row) => row.id}
        wordsOf={(row) => [row.name, row.batch]}
        onVisible={pager.show}
        active={active}
        onActive={setActive}
        onOpen={(row) => go(`transaction/${encodeURIComponent(row.documentId)}`)}
        autoFocus
      />
      {page !== null && <LedgerFoot page={page} />}
    </>
  )
}

function LedgerFoot({ page }: { page: LedgerPage }) {
  const { t } = useTranslation('stock')
  const format = useFormat()
  return (
    <footer className="foot">
      <span className="muted">{t('ledger.more', { count: page.count })}</span>
      <span className="grow" />
      {page.opening !== 0 && (
        <span className="muted">
          {t('ledger.opening')} <b className="num">{format.quantity(page.opening)}</b>
        </span>
      )}
      {page.missing !== 0 && (
        <span className="t-attention">
          {t('ledger.missing')} <b className="num">{format.quantity(page.missing)}</b>
        </span>
      )}
    </footer>
  )
}

function ledgerColumns(
  t: ReturnType<typeof useTranslation<'stock'>>['t'],
  format: ReturnType<typeof useFormat>,
): readonly Column<LedgerEntry>[] {
  return [
    { id: 'when', head: t('column.when'), className: 'muted', cell: (row) => format.when(row.at) },
    { id: 'document', head: t('column.document'), cell: (row) => <DocumentLink entry={row} /> },
    { id: 'name', head: t('column.name'), className: 'muted', cell: (row) => <span title={row.name}>{row.name}</span> },
    { id: 'batch', head: t('column.batch'), className: 'code muted c-lbatch', cell: (row) => row.batch || t('none') },
    { id: 'in', head: t('column.in'), isNumber: true, cell: (row) => row.units > 0 && <Moved units={row.units} /> },
    { id: 'out', head: t('column.out'), isNumber: true, cell: (row) => row.units < 0 && <Moved units={row.units} /> },
    { id: 'balance', head: t('column.balance'), isNumber: true, className: 'medium', cell: (row) => format.quantity(row.balance) },
  ]
}
