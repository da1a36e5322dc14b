import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import type { StocktakeLine, StocktakeMovement } from '../../../src-main/contract/stocktakes.ts'
import { routeText } from '../../stores/route-text.ts'
import { useFormat } from '../../ui/use-format.ts'
import { documentTitle } from '../invoice/words.ts'
import { signed } from './words.ts'

type Step = { readonly kind: 'start' | 'count' | 'move'; readonly at: string; readonly movement?: StocktakeMovement }
/** More than so many are told as one sum. */
const movesShown = 2

/** In the order in which it came: what was there, what was counted, what moved; what is known of no time stays where it is told. */
function stepsOf({ countedAt, movements }: StocktakeLine, begunAt: string): readonly Step[] {
  const moves = movements.slice(-movesShown).map((movement): Step => ({ kind: 'move', at: movement.at, movement }))
  const count: Step = { kind: 'count', at: countedAt ?? '' }
  const before = countedAt === null ? [] : moves.filter(({ at }) => Date.parse(at) <= Date.parse(countedAt))
  return [{ kind: 'start', at: begunAt }, ...before, count, ...moves.filter((move) => !before.includes(move))]
}

/** What happened to a batch since the stocktake began: "45 at start, 40 counted, − 3 invoice 1069, 42 now" (3F). */
export function MovedTimeline({ line, begunAt }: { line: StocktakeLine; begunAt: string }) {
  const { t } = useTranslation('stocktakes')
  const format = useFormat()
  const when = (at: string) => (at === '' ? '\u00A0' : format.when(at))
  const steps = stepsOf(line, begunAt)
  return (
    <ol className="tl" style={{ gridTemplateColumns: `repeat(${steps.length + 1}, 1fr)` }}>
      {steps.map((step, at) => (
        <Fragment key={`${step.kind} ${at}`}>
          {step.movement === undefined ? (
            <li className={step.kind === 'count' ? 'is-count' : ''}>
              <span className="tn">{format.quantity(step.kind === 'start' ? line.snapshot : (line.counted ?? 0))}</span>
              <span className="tw">{t(step.kind === 'start' ? 'moved.start' : 'moved.counted')}</span>
              <span className="td">{when(step.at)}</span>
            </li>
          ) : (
            <Move movement={step.movement} when={when(step.at)} />
          )}
        </Fragment>
      ))}
      {line.movements.length === 0 && (
        <li className="is-move">
          <span className="tn">{signed(line.now - line.snapshot, format.quantity)}</span>
          <span className="tw">{t('moved.other')}</span>
        </li>
      )}
      <li className="is-now">
        <span className="tn">{format.quantity(line.now)}</span>
        <span className="tw">{t('moved.now')}</span>
        <span className="td">{t('moved.at')}</span>
      </li>
    </ol>
  )
}

function Move({ movement, when }: { movement: StocktakeMovement; when: string }) {
  const { t } = useTranslation('trade')
  const format = useFormat()
  return (
    <li className="is-move">
      <span className="tn">{signed(movement.packs, format.quantity)}</span>
      <a className="tw" href={`#/${routeText({ place: 'transaction', id: movement.documentId })}`}>
        {documentTitle(movement, t)}
      </a>
      <span className="td">{when}</span>
    </li>
  )
}
