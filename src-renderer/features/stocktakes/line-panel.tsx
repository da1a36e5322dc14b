import { CircleAlert } from 'lucide-react'
import { useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReconcileWay, Stocktake, StocktakeLine } from '../../../src-main/contract/stocktakes.ts'
import { refusalSentence } from '../../i18n.ts'
import { likelyWay } from '../../stores/count-lines.ts'
import { counting, useCounting } from '../../stores/stocktake-pages.ts'
import { classes } from '../../ui/classes.ts'
import { Icon } from '../../ui/icon.tsx'
import { showToast } from '../../ui/toast.tsx'
import { useFormat } from '../../ui/use-format.ts'
import { MovedTimeline } from './moved-timeline.tsx'
import { ways } from './stocktake-notices.tsx'
import { signed } from './words.ts'

const heightOfWrong = 34
const heightOfChoice = 178

/** How high it is in px: the rows below make room for it. */
export function panelHeight(line: StocktakeLine | undefined, { isWrong, canCount }: { isWrong: boolean; canCount: boolean }): number {
  const asks = line !== undefined && canCount && line.needsReconciling
  return (asks ? heightOfChoice : 0) + (isWrong ? heightOfWrong : 0)
}

export type LinePanelProps = {
  readonly line: StocktakeLine
  readonly take: Stocktake
  readonly canCount: boolean
  readonly top: number
  readonly height: number
  readonly onBack: () => void
  readonly onDecided: (way: ReconcileWay) => void
}

/** Under the active line: why its count was not taken, and what the count means where the stock moved since (3F). */
export function LinePanel({ line, take, canCount, top, height, onBack, onDecided }: LinePanelProps) {
  const wrong = useCounting((state) => state.wrong.get(line.id))
  return (
    <div className="rec-body" style={{ transform: `translateY(${top}px)`, blockSize: height }}>
      {wrong !== undefined && (
        <p id={`said-${line.id}`} role="alert" className="error">
          <Icon of={CircleAlert} size="s" />
          <span>{refusalSentence(wrong)}</span>
        </p>
      )}
      {line.needsReconciling && canCount && (
        <div className="rec">
          <MovedTimeline line={line} begunAt={take.createdAt} />
          <Decide line={line} onBack={onBack} onDecided={onDecided} />
        </div>
      )}
    </div>
  )
}

/** The three ways, each with what the stock will be; 1, 2 and 3 choose. */
function Decide({ line, onBack, onDecided }: Pick<LinePanelProps, 'line' | 'onBack' | 'onDecided'>) {
  const { t } = useTranslation('stocktakes')
  const format = useFormat()
  const [busy, setBusy] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const likely = likelyWay(line)
  const found = line.difference ?? 0
  const results: Readonly<Record<ReconcileWay, string>> = {
    keep: format.quantity(line.counted ?? 0),
    apply: format.quantity(Math.max(0, line.now + found)),
    recount: '?',
  }
  const decide = async (way: ReconcileWay) => {
    if (busy) return
    setBusy(true)
    const answer = await counting.getState().reconcile({ lineIds: [line.id], way })
    setBusy(false)
    if (!answer.ok) return showToast(refusalSentence(answer.error), 'attention')
    onDecided(way)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    const options = [...(box.current?.querySelectorAll<HTMLElement>('.opt') ?? [])]
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    const way = ways[Number(event.key) - 1]
    if (step === 0 && way === undefined && event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    if (way !== undefined) void decide(way)
    else if (step === 0) onBack()
    else options[(options.indexOf(document.activeElement as HTMLElement) + step + options.length) % options.length]?.focus()
  }
  return (
    <div
      ref={box}
      className="opts"
      role="group"
      aria-label={t('moved.ask', { counted: format.quantity(line.counted ?? 0) })}
      onKeyDown={onKeyDown}
    >
      {ways.map((way, at) => (
        <button
          key={way}
          type="button"
          className={classes('opt', way === likely && 'is-likely')}
          aria-disabled={busy}
          onClick={() => void decide(way)}
        >
          <span>
            <b>{t(`moved.${way}One`, { difference: signed(found, format.quantity) })}</b>
            <kbd>{at + 1}</kbd>
            <br />
            <span className="small muted">
              {way === likely
                ? `${t('moved.likely')} ${t(way === 'keep' ? 'moved.likelyKeep' : 'moved.likelyApply')}`
                : t(`moved.${way}Why`)}
            </span>
          </span>
          <span className="res">{results[way]}</span>
        </button>
      ))}
    </div>
  )
}
