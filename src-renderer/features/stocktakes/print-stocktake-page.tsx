import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { go } from '../../stores/route.ts'
import type { StocktakePaper } from '../../stores/route-text.ts'
import { routeText, stocktakePapers } from '../../stores/route-text.ts'
import { counting, useCounting } from '../../stores/stocktake-pages.ts'
import { Segments } from '../../ui/segments.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { PrintPage } from '../output/print-page.tsx'
import { CountPaper, VariancePaper } from './stocktake-papers.tsx'

/** A stocktake on paper: to count with, with or without what the books say, or its differences (U-62). */
export function PrintStocktakePage({ id, paper }: { id: string; paper: StocktakePaper }) {
  const { t } = useTranslation('stocktakes')
  const isHere = useCounting((state) => state.id === id)
  const take = useCounting((state) => state.take)
  const order = useCounting((state) => state.order)
  const known = useCounting((state) => state.lines)
  const isWhole = useCounting((state) => state.isWhole)
  const refusal = useCounting((state) => state.wrong.get('') ?? null)
  useEffect(() => void counting.getState().load(id), [id])
  const isReady = isHere && isWhole && take !== null
  const lines = isReady ? order.flatMap((lineId) => known.get(lineId) ?? []) : []
  return (
    <PrintPage
      fileName={isReady ? `outpost-stocktake-${paper}-${take.number ?? take.createdAt.slice(0, 10)}` : null}
      refusal={isHere ? refusal : null}
      onBack={() => go(routeText({ place: 'stocktake', id }))}
      tools={
        <Segments
          label={t('paper.what')}
          entries={stocktakePapers.map((one) => ({ id: one, label: t(`paper.${one}`) }))}
          value={paper}
          onChange={(one) => go(routeText({ place: 'printStocktake', id, paper: one }))}
        />
      }
    >
      {isReady && paper === 'variance' && <VariancePaper take={take} lines={lines} />}
      {isReady && paper !== 'variance' && <CountPaper take={take} lines={lines} withStock={paper === 'stock'} />}
      {!isReady && refusal === null && <Skeleton />}
    </PrintPage>
  )
}
