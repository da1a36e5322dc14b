import type { TFunction } from 'i18next'
import { Ban, Check, Minus } from 'lucide-react'
import type { RuleRow } from '../../../src-main/contract/rules.ts'
import { keptBy } from '../../stores/rules.ts'
import type { Column } from '../../ui/data-table.tsx'
import type { Formats } from '../../ui/format.ts'
import { Icon } from '../../ui/icon.tsx'
import { tableWord } from './table-word.ts'

type T = TFunction<'sync'>

/** Table, sent, taken, and how many records the rule keeps here. */
export function ruleColumns(all: readonly RuleRow[], t: T, format: Formats): readonly Column<RuleRow>[] {
  return [
    { id: 'table', head: t('rules.column.table'), cell: (row) => <span className="medium">{tableWord(row, t)}</span> },
    {
      id: 'send',
      head: t('rules.column.send'),
      cell: (row) => <Way is={sendWay(row)} of="send" t={t} />,
    },
    {
      id: 'receive',
      head: t('rules.column.receive'),
      cell: (row) => <Way is={receiveWay(row)} of="receive" t={t} />,
    },
    { id: 'kept', head: t('rules.column.kept'), isNumber: true, cell: (row) => <Kept of={keptBy(all, row.table)} format={format} /> },
  ]
}

type WayIs = keyof typeof icons

/** Keys of `rules.send.*` and `rules.receive.*`. */
export const sendWay = (row: RuleRow): WayIs => (!row.sendable ? 'never' : row.send ? 'on' : 'off')
export const receiveWay = (row: RuleRow): WayIs => (row.locked === 'local' ? 'never' : row.receive ? 'on' : 'off')

const icons = { on: Check, off: Ban, never: Minus } as const

function Way(props: { is: WayIs; of: 'send' | 'receive'; t: T }) {
  return (
    <span className={`way-${props.is}`}>
      <Icon of={icons[props.is]} size="s" /> {props.t(`rules.${props.of}.${props.is}`)}
    </span>
  )
}

function Kept({ of, format }: { of: { heldBack: number; heldAside: number }; format: Formats }) {
  const kept = of.heldBack + of.heldAside
  return <span className={kept === 0 ? 'faint' : 't-attention medium'}>{kept === 0 ? '–' : format.number(kept)}</span>
}
