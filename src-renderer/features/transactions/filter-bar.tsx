import { Plus } from 'lucide-react'
import { useState } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { InvoiceState } from '../../../src-main/contract/trade.ts'
import { invoiceStates } from '../../../src-main/contract/trade.ts'
import type { FilterChange } from '../../stores/transactions.ts'
import { transactions, useTransactions } from '../../stores/trade.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { isoDay } from '../../ui/dates.ts'
import { Icon } from '../../ui/icon.tsx'
import { Menu } from '../../ui/menu.tsx'
import { useFormat } from '../../ui/use-format.ts'
import { DayFilter } from './day-filter.tsx'
import { FilterChip } from './filter-chip.tsx'
import { notYetVerified, statesWords } from './filter-words.ts'

type Filtered = 'states' | 'from' | 'to' | 'notSent' | 'onHold'

/** Either set or not: nothing of them can be chosen. */
const plain = ['notSent', 'onHold'] as const
const isPlain = (what: Filtered): boolean => (plain as readonly Filtered[]).includes(what)

const change = (part: FilterChange) => transactions.getState().setFilter(part)
const without: Readonly<Record<Filtered, FilterChange>> = {
  states: { states: [] },
  from: { from: undefined },
  to: { to: undefined },
  notSent: { notSent: false },
  onHold: { onHold: false },
}
const remove = (what: Filtered) => {
  change(without[what])
  // The cross goes with its chip; the keyboard goes to the button that adds one.
  requestAnimationFrame(() => document.querySelector<HTMLElement>('.chip-add')?.focus())
}

/** The filters at work as chips, and the button that adds one. */
export function FilterBar() {
  const { t } = useTranslation('trade')
  const filter = useTransactions((state) => state.filter)
  const [open, setOpen] = useState<Filtered | null>(null)
  const active: Readonly<Record<Filtered, boolean>> = {
    states: filter.states.length > 0,
    from: filter.from !== undefined,
    to: filter.to !== undefined,
    notSent: filter.notSent,
    onHold: filter.onHold,
  }
  const add = (what: Filtered) => {
    if (what === 'states') change({ states: [...notYetVerified] })
    else change(isPlain(what) ? { [what]: true } : { [what]: isoDay(new Date()) })
    if (!isPlain(what)) setOpen(what)
  }
  const missing = (Object.keys(active) as Filtered[]).filter((what) => !active[what])
  const isFiltered = missing.length < Object.keys(active).length
  const names = {
    states: t('filter.status'),
    from: t('filter.from'),
    to: t('filter.to'),
    notSent: t('filter.notSent'),
    onHold: t('filter.onHold'),
  }
  const chip = (what: Filtered) => ({
    plain: names[what],
    onRemove: () => remove(what),
    isOpen: open === what,
    onOpenChange: (isOpen: boolean) => setOpen(isOpen ? what : null),
  })
  return (
    <>
      {(['from', 'to'] as const).map(
        (end) => active[end] && <DayChip key={end} end={end} day={filter[end] ?? ''} chip={chip(end)} label={names[end]} />,
      )}
      {active.states && (
        <FilterChip
          {...chip('states')}
          words="statusChip"
          params={{ states: statesWords(filter.states, t) }}
          editor={<StatesEditor states={filter.states} />}
        />
      )}
      {plain.map((what) => active[what] && <FilterChip key={what} {...chip(what)} words={`${what}Chip`} params={{}} />)}
      {missing.length > 0 && (
        <Menu
          label={t('filter.add')}
          entries={missing.map((id) => ({ id, label: names[id] }))}
          onChoose={(id) => add(id as Filtered)}
          trigger={
            <AriaButton className="chip chip-add" aria-label={t('filter.add')}>
              <Icon of={Plus} />
              <span className={isFiltered ? 'only-wide' : ''}>{t('filter.add')}</span>
            </AriaButton>
          }
        />
      )}
    </>
  )
}

type DayChipProps = {
  readonly end: 'from' | 'to'
  readonly day: string
  readonly label: string
  readonly chip: Pick<Parameters<typeof FilterChip>[0], 'plain' | 'onRemove'> & { isOpen: boolean; onOpenChange: (open: boolean) => void }
}

function DayChip({ end, day, label, chip }: DayChipProps) {
  const format = useFormat()
  const editor = <DayFilter label={label} day={day} withPresets={end === 'from'} onChange={(to) => change({ [end]: to })} />
  return <FilterChip {...chip} words={`${end}Chip`} params={{ day: format.date(day) }} editor={editor} />
}

function StatesEditor({ states }: { states: readonly InvoiceState[] }) {
  const { t } = useTranslation('trade')
  const toggle = (state: InvoiceState, isOn: boolean) =>
    change({ states: isOn ? [...states, state] : states.filter((one) => one !== state) })
  return (
    <div className="stack" role="group" aria-label={t('filter.chooseStatus')}>
      {invoiceStates.map((state, at) => (
        <Checkbox key={state} autoFocus={at === 0} isSelected={states.includes(state)} onChange={(isOn) => toggle(state, isOn)}>
          {t(`state.${state}`)}
        </Checkbox>
      ))}
    </div>
  )
}
