import { FileCheck, Snowflake, Undo2 } from 'lucide-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StoreMove } from '../../../src-main/contract/store-move.ts'
import { isAllSent, isOwed } from '../../../src-main/contract/store-move.ts'
import type { StoreRow } from '../../../src-main/contract/trade.ts'
import { refusalSentence } from '../../i18n.ts'
import { useMay } from '../../stores/index.ts'
import { go } from '../../stores/route.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { useFormat } from '../../ui/use-format.ts'
import { CheckCode } from './check-code.tsx'
import { FreezeDialog, ThawDialog } from './move-dialogs.tsx'
import { Sending } from './sending.tsx'
import { useStoreMove } from './use-store-move.ts'

/** Where a store is made ready for another site, and where what has come is compared (F-236); for those who edit the rules of sync. */
export function MoveSection({ store }: { store: StoreRow }) {
  const may = useMay('editSyncSites')
  const isWhole = store.role === 'active' || store.role === 'left' || store.role === 'collector'
  return may && isWhole ? <Moving key={store.id} store={store} /> : null
}

function Moving({ store }: { store: StoreRow }) {
  const { t } = useTranslation('move')
  const { move, refusal, change } = useStoreMove(store.id)
  const [asking, setAsking] = useState<'freeze' | 'thaw' | null>(null)
  const [isBusy, setBusy] = useState(false)
  const section = useRef<HTMLElement>(null)
  if (move === null) return refusal === null ? null : <Banner tone="attention">{refusalSentence(refusal)}</Banner>
  const answered = async (how: 'freeze' | 'thaw') => {
    setAsking(null)
    setBusy(true)
    await change(how)
    setBusy(false)
    // The button that was pressed is gone.
    section.current?.focus()
  }
  const isHere = store.role === 'active'
  const isFrozen = isHere && move.frozen !== null
  const isReady = !isOwed(move)
  return (
    <section className="moving" aria-label={t('title')} ref={section} tabIndex={-1}>
      <h3 className="sec">{t('title')}</h3>
      {isHere && move.frozen === null && <p className="muted">{t('before')}</p>}
      {isFrozen && <Frozen move={move} />}
      {refusal !== null && <Banner tone="attention">{refusalSentence(refusal)}</Banner>}
      <div className="row wrap">
        {isHere && move.frozen === null && (
          <Button icon={Snowflake} busy={isBusy} onPress={() => setAsking('freeze')}>
            {t('prepare')}
          </Button>
        )}
        {isReady && (
          <Button icon={FileCheck} onPress={() => go(`print/store/${encodeURIComponent(store.id)}`)}>
            {t('certificate')}
          </Button>
        )}
        {isFrozen && (
          <Button kind="quiet" icon={Undo2} busy={isBusy} onPress={() => setAsking('thaw')}>
            {t('thaw.do')}
          </Button>
        )}
      </div>
      {isReady && <CheckCode own={move.checkCode} />}
      {asking === 'freeze' && <FreezeDialog name={store.name} onClose={() => setAsking(null)} onYes={() => void answered('freeze')} />}
      {asking === 'thaw' && <ThawDialog name={store.name} onClose={() => setAsking(null)} onYes={() => void answered('thaw')} />}
    </section>
  )
}

function Frozen({ move }: { move: StoreMove }) {
  const { t } = useTranslation('move')
  const format = useFormat()
  const { frozen, waiting, refused, heldBack } = move
  return (
    <>
      {frozen !== null && <p className="muted">{t('since', { when: format.when(frozen.at), by: frozen.by })}</p>}
      {waiting > 0 && <Sending waiting={waiting} />}
      {refused > 0 && (
        <Banner
          tone="attention"
          action={
            <Button size="small" onPress={() => go('sync/problems')}>
              {t('toProblems')}
            </Button>
          }
        >
          {t('refused', { count: refused })}
        </Banner>
      )}
      {heldBack > 0 && <Banner tone="attention">{t('heldBack', { count: heldBack })}</Banner>}
      {isAllSent(move) && <Banner tone="ok">{t('done')}</Banner>}
    </>
  )
}
