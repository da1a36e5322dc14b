import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useApp, useSession } from '../../stores/index.ts'
import { classes } from '../../ui/classes.ts'
import { useFormat, useNow } from '../../ui/use-format.ts'

/**
 * Sheets that each bear the store's code and name (F-022) and what they are of; the last one says when it was printed.
 * `of` stands for the open store where the paper is of others.
 */
export function Paper({ title, of, children }: { title: string; of?: string; children: ReactNode }) {
  const { t } = useTranslation('output')
  const format = useFormat()
  const store = useSession(({ state }) => state?.stores.find(({ id }) => id === state.storeId))
  const site = useApp((app) => app.state?.site?.name ?? '')
  const now = useNow(60_000).toISOString()
  return (
    <article className="paper">
      <header className="paper-top">
        <div className="paper-head">
          <h2>{title}</h2>
          <p>
            <b>{of ?? (store === undefined ? '' : `${store.code} ${store.name}`)}</b>
            <br />
            {site}
          </p>
        </div>
      </header>
      <div className="paper-body">
        {children}
        <p className="paper-made">{t('print.made', { date: format.date(now), time: format.time(now) })}</p>
      </div>
    </article>
  )
}

export type Fact = readonly [label: string, value: string]

/** What is known of the whole document; what is empty is left out. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="paper-facts">
      {facts
        .filter(([, value]) => value !== '')
        .map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  )
}

export type PaperColumn<Row> = {
  readonly head: string
  readonly isNumber?: true
  readonly isDay?: true
  /** The code of a place, which is not broken as long as it is short. */
  readonly isPlace?: true
  /** The number of a batch: broken anywhere before it takes room from the name. */
  readonly isLot?: true
  /** The name of the item: it takes what room there is. */
  readonly isItem?: true
  readonly cell: (row: Row) => ReactNode
}

/** The rows; the heads come again at the top of each sheet. */
export function PaperTable<Row extends { readonly id: string }>(props: {
  readonly columns: readonly PaperColumn<Row>[]
  readonly rows: readonly Row[]
  readonly foot?: ReactNode
}) {
  const className = (column: PaperColumn<Row>) =>
    classes(column.isNumber && 'num', column.isDay && 'day', column.isPlace && 'place', column.isLot && 'lot', column.isItem && 'item')
  return (
    <table className="paper-rows">
      <thead>
        <tr>
          {props.columns.map((column) => (
            <th key={column.head} className={className(column)}>
              {column.head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {props.rows.map((row) => (
          <tr key={row.id}>
            {props.columns.map((column) => (
              <td key={column.head} className={className(column)}>
                {column.cell(row)}
              </td>
            ))}
          </tr>
        ))}
        {props.foot}
      </tbody>
    </table>
  )
}

/** An item by its name, with its code and what else is to be said of it. */
export function ItemCell({ name, code, said = '' }: { name: string; code: string; said?: string }) {
  return (
    <>
      {name}
      <span className="paper-small">
        {code}
        {said !== '' && <b>{said}</b>}
      </span>
    </>
  )
}

/** A quantity in units; the word for them stands below it, for it may be long. */
export function UnitsCell({ units, unit }: { units: string; unit: string }) {
  return (
    <>
      {units}
      <span className="paper-small">{unit}</span>
    </>
  )
}

/** Lines to sign on, each with who signs there. */
export function Signatures({ names }: { names: readonly string[] }) {
  return (
    <div className="paper-signs">
      {names.map((name) => (
        <span key={name}>{name}</span>
      ))}
    </div>
  )
}
