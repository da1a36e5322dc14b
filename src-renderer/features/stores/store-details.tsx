import { Check, TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { StoreRow } from '../../../src-main/contract/trade.ts'
import type { Readiness } from '../../stores/stores.ts'
import { canOpen, hasDataHere, readiness } from '../../stores/stores.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useFormat } from '../../ui/use-format.ts'
import { MoveSection } from '../move/move-section.tsx'
import { openStore } from './open-store.ts'
import { SyncWith } from './sync-with.tsx'
import { RolePill } from './role-pill.tsx'
import { StoreComing } from './store-coming.tsx'

/** What is known of one store, and what it still lacks before anybody can work in it (F-018). */
export function StoreDetails({ store, isOpen, isMine }: { store: StoreRow; isOpen: boolean; isMine: boolean }) {
  const { t } = useTranslation('trade')
  const format = useFormat()
  // By their keys they stay what they are, whatever their order: what stops all work stands first.
  const move = <MoveSection key="move" store={store} />
  const parts = [
    store.place === 'here' && <Ready key="ready" store={store} />,
    hasDataHere(store) && <Figures key="figures" store={store} />,
    <SyncWith key="sync" store={store} />,
  ]
  return (
    <aside className="pane side" aria-label={store.name}>
      <div className="row wrap storehead">
        <h2 className="h2">{store.name}</h2>
        <span className="code faint">{store.code}</span>
        <span className="grow" />
        <RolePill store={store} t={t} format={format} />
      </div>
      <p className="muted">{placeSentence(store, t)}</p>
      {store.role === 'preparing' && <StoreComing store={store} />}
      {store.role === 'left' && store.notSent > 0 && <Banner tone="waiting">{t('stores.leftUnsent', { count: store.notSent })}</Banner>}
      {store.keepsTransactions && <Banner>{t('stores.keepsTransactions')}</Banner>}
      {store.isFrozen ? [move, ...parts] : [...parts, move]}
      {canOpen(store) && !isMine && <p className="muted notmine">{t('people:choice.notMine')}</p>}
      {canOpen(store) && isMine && !isOpen && (
        <Button kind="primary" keys="openRow" className="openstore" onPress={() => void openStore(store.id)}>
          {t('stores.open')}
        </Button>
      )}
    </aside>
  )
}

function placeSentence(store: StoreRow, t: ReturnType<typeof useTranslation<'trade'>>['t']): string {
  if (store.place === 'here' && store.disabled) return t('stores.placeSentence.disabled')
  if (store.isFrozen) return t('move:place')
  if (store.role !== 'elsewhere' && store.role !== 'nowhere') return t(`stores.roleSentence.${store.role}`)
  if (store.place === 'nowhere') return t('stores.placeSentence.nowhere')
  if (store.siteNumber === null) return t('stores.placeSentence.elsewhereUnknown')
  return t('stores.placeSentence.elsewhere', { number: store.siteNumber })
}

function Ready({ store }: { store: StoreRow }) {
  const { t } = useTranslation('trade')
  return (
    <>
      <h3 className="sec">{t('stores.ready')}</h3>
      <ul className="checklist">
        {readiness(store).map((check) => (
          <ReadyLine key={check.name} check={check} />
        ))}
      </ul>
    </>
  )
}

function ReadyLine({ check }: { check: Readiness }) {
  const { t } = useTranslation('trade')
  const format = useFormat()
  return (
    <li>
      <span className={check.ok ? 't-ok' : 't-attention'}>
        <Icon of={check.ok ? Check : TriangleAlert} />
      </span>
      <span>{t(`stores.check.${check.name}`)}</span>
      <span className="muted">{check.count === null ? '' : format.number(check.count)}</span>
      {!check.ok && <p className="muted small what-missing">{t(`stores.missing.${check.name}`)}</p>}
    </li>
  )
}

function Figures({ store }: { store: StoreRow }) {
  const { t } = useTranslation('trade')
  const format = useFormat()
  return (
    <>
      <h3 className="sec">{t('stores.here')}</h3>
      <dl className="kv">
        <dt>{t('stores.documents')}</dt>
        <dd>{format.number(store.documents)}</dd>
        <dt>{t('stores.stockLines')}</dt>
        <dd>{format.number(store.stockLines)}</dd>
        <dt>{t('stores.notSent')}</dt>
        <dd>{format.number(store.notSent)}</dd>
        <dt>{t('stores.lastChange')}</dt>
        <dd>{store.lastChangeAt === null ? t('stores.never') : format.whenFull(store.lastChangeAt)}</dd>
      </dl>
    </>
  )
}
