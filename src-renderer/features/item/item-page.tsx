import { ArrowLeft, PackageX } from 'lucide-react'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { ItemDetails } from '../../../src-main/contract/stock.ts'
import { api } from '../../api.ts'
import { refusalSentence } from '../../i18n.ts'
import type { ItemTab } from '../../stores/route-text.ts'
import { go } from '../../stores/route.ts'
import { useAnswer } from '../../stores/stock-pages.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { useFormat } from '../../ui/use-format.ts'
import { useShortcuts } from '../../ui/use-shortcuts.ts'
import { ExportButton } from '../output/export-button.tsx'
import { exportBatches, exportLedger } from '../output/export-details.ts'
import { LedgerTable } from '../stock/ledger-table.tsx'
import { BatchBox, BatchTable } from './batches.tsx'
import { ItemFigures } from './figures.tsx'
import { ItemLedger } from './item-ledger.tsx'
import { StockChartBox } from './stock-chart.tsx'
import '../../styles/table.css'
import '../../styles/stock.css'

const toList = () => go('items')

/** One item in this store: how much, how long it lasts, its batches and all that moved it (U-21). */
export function ItemPage({ id, tab }: { id: string; tab: ItemTab }) {
  const { t } = useTranslation('stock')
  const { value: item, refusal } = useAnswer(useCallback(() => api['item.page']({ id }), [id]))
  useShortcuts({ closeDocument: toList })
  if (refusal !== null) {
    const isGone = refusal.code === 'not_found'
    return (
      <EmptyState
        icon={PackageX}
        title={isGone ? t('item.gone') : refusalSentence(refusal)}
        action={<Button onPress={toList}>{t('item.back')}</Button>}
      >
        {isGone && t('item.goneSentence')}
      </EmptyState>
    )
  }
  return item && <Item item={item} tab={tab} />
}

function Item({ item, tab }: { item: ItemDetails; tab: ItemTab }) {
  const { t } = useTranslation('stock')
  const to = (name: ItemTab) => go(`item/${encodeURIComponent(item.id)}/${name}`)
  return (
    <>
      <header className="page-head">
        <Button kind="quiet" icon={ArrowLeft} flip aria-label={t('item.back')} onPress={toList} />
        <h1 className="longname">{item.name}</h1>
        <span className="code faint">{item.code}</span>
        <div className="acts">
          {tab === 'batches' && item.batches.length > 0 && <ExportButton onExport={() => exportBatches(item)} />}
          {tab === 'ledger' && item.ledger.count > 0 && <ExportButton onExport={() => exportLedger(item)} />}
        </div>
      </header>
      <Tabs
        label={item.name}
        selected={tab}
        onSelect={to}
        entries={[
          { id: 'overview', label: t('item.tab.overview'), panel: <Overview item={item} toLedger={() => to('ledger')} /> },
          { id: 'batches', label: t('item.tab.batches'), count: item.batches.length, panel: <BatchTable item={item} /> },
          { id: 'ledger', label: t('item.tab.ledger'), count: item.ledger.count, panel: <ItemLedger id={item.id} stamp={item} /> },
          { id: 'details', label: t('item.tab.details'), panel: <Details item={item} /> },
        ]}
      />
    </>
  )
}

function Overview({ item, toLedger }: { item: ItemDetails; toLedger: () => void }) {
  const { t } = useTranslation('stock')
  const hasMoved = item.ledger.count > 0 || item.ledger.opening > 0
  return (
    <div className="itempage">
      <ItemFigures item={item} />
      <StockChartBox item={item} />
      <BatchBox item={item} />
      <section className="ledbox">
        <div className="row">
          <h2 className="secl">{t('ledger.last')}</h2>
          <span className="grow" />
          {hasMoved && (
            <Button kind="text" onPress={toLedger}>
              {t('ledger.whole')}
            </Button>
          )}
        </div>
        {hasMoved ? <LedgerTable ledger={item.ledger} withBatch /> : <p className="muted">{t('ledger.emptySentence')}</p>}
      </section>
    </div>
  )
}

function Details({ item }: { item: ItemDetails }) {
  const { t } = useTranslation('stock')
  const format = useFormat()
  const facts: readonly (readonly [label: string, value: string])[] = [
    [t('details.code'), item.code],
    [t('details.unit'), item.unit],
    [t('details.packSize'), item.defaultPackSize > 0 ? format.quantity(item.defaultPackSize) : ''],
    [t('details.strength'), item.strength],
    [t('details.ven'), item.venCategory],
    [t('details.vaccine'), item.isVaccine ? t('details.yes') : ''],
    [t('details.lists'), item.masterLists.length === 0 ? t('details.noLists') : item.masterLists.join(', ')],
  ]
  return (
    <div className="scroll itemdetails">
      <dl className="kv">
        {facts.map(
          ([label, value]) =>
            value !== '' && (
              <div key={label} className="kv-row">
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
    </div>
  )
}
