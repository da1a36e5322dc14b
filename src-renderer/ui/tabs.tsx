import type { ReactNode } from 'react'
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components'
import { useFormat } from './use-format.ts'
import { useShortcuts } from './use-shortcuts.ts'

export type TabEntry<Id extends string> = {
  readonly id: Id
  readonly label: string
  /** How many things are there. */
  readonly count?: number | undefined
  /** How many of them wait for a person; shown instead, in amber. */
  readonly need?: number | undefined
  readonly panel: ReactNode
}

export type TabsProps<Id extends string> = {
  readonly label: string
  readonly entries: readonly TabEntry<Id>[]
  readonly selected: Id
  readonly onSelect: (id: Id) => void
}

/** A row of tabs with its panel; Ctrl and a figure choose one. */
export function Tabs<Id extends string>(props: TabsProps<Id>) {
  const { label, entries, selected, onSelect } = props
  useShortcuts({
    tab: (event) => {
      const entry = entries[Number(event.key) - 1]
      if (entry !== undefined) onSelect(entry.id)
    },
  })
  return (
    <AriaTabs className="tabset" selectedKey={selected} onSelectionChange={(key) => onSelect(key as Id)}>
      <TabList className="tabs" aria-label={label}>
        {entries.map((entry) => (
          <Tab key={entry.id} id={entry.id} className="tab">
            {entry.label}
            <TabCount {...entry} />
          </Tab>
        ))}
      </TabList>
      {entries.map((entry) => (
        <TabPanel key={entry.id} id={entry.id} className="tabpanel">
          {entry.panel}
        </TabPanel>
      ))}
    </AriaTabs>
  )
}

function TabCount(props: { count?: number | undefined; need?: number | undefined }) {
  const format = useFormat()
  if (props.need !== undefined && props.need > 0) return <span className="count-need">{props.need}</span>
  if (props.count !== undefined) return <span className="count">{format.number(props.count)}</span>
  return null
}
