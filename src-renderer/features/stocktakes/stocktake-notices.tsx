import { Lock } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReconcileWay, Stocktake } from '../../../src-main/contract/stocktakes.ts'
import { refusalSentence } from '../../i18n.ts'
import type { LineConflict } from '../../stores/counting.ts'
import { counting, useCounting } from '../../stores/stocktake-pages.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { lockedSentence } from '../shell/missing-right.ts'
import { showToast } from '../../ui/toast.tsx'
import { useFormat } from '../../ui/use-format.ts'

export const ways = ['keep', 'apply', 'recount'] as const satisfies readonly ReconcileWay[]

/** What has to be said of the whole stocktake: why it is shut, what moved, what was refused, what somebody else counted. */
export function StocktakeNotices({ take, toDecide, canCount }: { take: Stocktake; toDecide: number; canCount: boolean }) {
  const conflict = useCounting((state) => state.conflict)
  const refusal = useCounting((state) => state.wrong.get(''))
  const shut = take.locked !== null && take.state === 'new' ? take.locked : null
  const asksToDecide = canCount && toDecide > 0
  if (!conflict && refusal === undefined && shut === null && !asksToDecide) return null
  return (
    <div className="notices">
      {shut !== null && <Banner icon={Lock}>{lockedSentence(shut)}</Banner>}
      {refusal !== undefined && (
        <Banner tone="attention" alert>
          {refusalSentence(refusal)}
        </Banner>
      )}
      {conflict && <ConflictBanner conflict={conflict} />}
      {asksToDecide && <MovedBanner count={toDecide} />}
    </div>
  )
}

/** The stock moved under some counts: the three ways, for all of them (3F). */
function MovedBanner({ count }: { count: number }) {
  const { t } = useTranslation('stocktakes')
  const [busy, setBusy] = useState<ReconcileWay | null>(null)
  const decide = async (way: ReconcileWay) => {
    setBusy(way)
    const answer = await counting.getState().reconcile({ lineIds: null, way })
    setBusy(null)
    showToast(answer.ok ? t('moved.done', { count }) : refusalSentence(answer.error), answer.ok ? 'ok' : 'attention')
  }
  return (
    <Banner
      tone="attention"
      action={
        <span className="row nowrap">
          {ways.map((way) => (
            <Button key={way} size="small" busy={busy === way} isDisabled={busy !== null && busy !== way} onPress={() => void decide(way)}>
              {t(`moved.${way}`)}
            </Button>
          ))}
        </span>
      }
    >
      <b className="medium">{t('moved.lead', { count })}</b> {t('moved.sentence')}
    </Banner>
  )
}

function ConflictBanner({ conflict: { lineId, mine, theirs } }: { conflict: LineConflict }) {
  const { t } = useTranslation('stocktakes')
  const format = useFormat()
  const said = (packs: number | null) => (packs === null ? t('conflict.empty') : format.quantity(packs))
  const { itemName: item, batch } = theirs
  const sentence =
    mine.counted === undefined
      ? t('conflict.other', { item, batch })
      : t('conflict.values', { item, batch, mine: said(mine.counted), theirs: said(theirs.counted) })
  const take = () => {
    counting.getState().type(lineId, null)
    counting.getState().takeTheirs()
  }
  return (
    <Banner
      tone="attention"
      alert
      action={
        <span className="row nowrap">
          <Button size="small" onPress={take}>
            {t('conflict.takeTheirs')}
          </Button>
          <Button size="small" onPress={() => counting.getState().keepMine()}>
            {t('conflict.keepMine')}
          </Button>
        </span>
      }
    >
      <b className="medium">{t('conflict.title')}.</b> {sentence}
    </Banner>
  )
}
