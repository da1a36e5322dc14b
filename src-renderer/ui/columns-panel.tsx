import { ArrowDown, ArrowUp, Columns3 } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { Dialog, DialogTrigger, Popover } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { densities } from '../../src-main/contract/lists.ts'
import { listLooks, useListLooks } from '../stores/list-looks-of-page.ts'
import { Button } from './button.tsx'
import { Checkbox } from './checkbox.tsx'
import type { Column } from './data-table.tsx'
import { Kbd } from './kbd.tsx'
import { withMoved, withShown } from './list-look.ts'
import { Segments } from './segments.tsx'
import type { Columns } from './use-columns.ts'

type Named = Pick<Column<never>, 'id' | 'name' | 'head' | 'isNeeded'>

export type ColumnsPanelProps = {
  /** All that the list has. */
  readonly columns: readonly Named[]
  readonly chosen: Pick<Columns<Named>, 'look' | 'givenWay' | 'keep' | 'reset'>
  readonly isOpen: boolean
  readonly onOpenChange: (isOpen: boolean) => void
}

/** Which columns a list shows, in what order, and how high its rows are (U-75); its button stands at the end of the heads. */
export function ColumnsPanel(props: ColumnsPanelProps) {
  const { t } = useTranslation('lists')
  return (
    <DialogTrigger isOpen={props.isOpen} onOpenChange={props.onOpenChange}>
      <Button kind="quiet" size="small" icon={Columns3} className="columns-button" aria-label={t('columns')} excludeFromTabOrder />
      <Popover className="popover columns-pop" placement="bottom end" offset={2}>
        <Dialog aria-label={t('columns')} className="columns-dialog">
          <Entries {...props} />
          <DensityChoice />
          <div className="row">
            <span className="faint small grow">
              <Kbd keys="Alt+ArrowUp" /> <Kbd keys="Alt+ArrowDown" /> {t('move')}
            </span>
            <Button kind="text" onPress={props.chosen.reset}>
              {t('reset')}
            </Button>
          </div>
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}

function Entries({ columns, chosen: { look, givenWay, keep } }: ColumnsPanelProps) {
  const { t } = useTranslation('lists')
  const nameOf = (id: string) => nameOfColumn(columns.find((column) => column.id === id))
  const isNeeded = (id: string) => columns.some((column) => column.id === id && column.isNeeded)
  const move = (id: string, by: -1 | 1) => keep(withMoved(look, id, by))
  const isLast = (id: string) => look.every((one) => one.id === id || !one.shown)
  return (
    <ul className="columns-list">
      {look.map(({ id, shown }, at) => (
        <li key={id} onKeyDown={(event) => onKey(event, (by) => move(id, by))}>
          <Checkbox
            autoFocus={at === 0}
            isSelected={shown}
            isDisabled={shown && (isLast(id) || isNeeded(id))}
            onChange={(isOn) => keep(withShown(look, id, isOn))}
          >
            {nameOf(id)}
          </Checkbox>
          {shown && givenWay.has(id) && <span className="faint small">{t('noRoom')}</span>}
          <span className="grow" />
          {([-1, 1] as const).map((by) => (
            <Button
              key={by}
              kind="quiet"
              size="small"
              icon={by < 0 ? ArrowUp : ArrowDown}
              aria-label={t(by < 0 ? 'earlier' : 'later', { column: nameOf(id) })}
              isDisabled={look[at + by] === undefined}
              excludeFromTabOrder
              onPress={() => move(id, by)}
            />
          ))}
        </li>
      ))}
    </ul>
  )
}

const nameOfColumn = (column: Named | undefined): string => column?.name ?? (typeof column?.head === 'string' ? column.head : '')

/** Arrows go to another column; with Alt they take the column with them. */
function onKey(event: KeyboardEvent<HTMLLIElement>, move: (by: -1 | 1) => void): void {
  if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
  event.preventDefault()
  const isUp = event.key === 'ArrowUp'
  if (event.altKey) return move(isUp ? -1 : 1)
  const { previousElementSibling, nextElementSibling } = event.currentTarget
  const next = isUp ? previousElementSibling : nextElementSibling
  next?.querySelector<HTMLElement>('input')?.focus()
}

function DensityChoice() {
  const { t } = useTranslation('lists')
  const density = useListLooks((state) => state.density)
  return (
    <div className="columns-density">
      <span className="label">{t('density')}</span>
      <Segments
        label={t('density')}
        entries={densities.map((id) => ({ id, label: t(`densities.${id}`) }))}
        value={density}
        onChange={(id) => listLooks.getState().setDensity(id)}
      />
    </div>
  )
}
