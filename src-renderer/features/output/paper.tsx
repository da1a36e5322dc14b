import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useApp, useSession } from '../../stores/index.ts'
import { classes } from '../../ui/classes.ts'
import { useFormat, useNow } from '../../ui/use-format.ts'

/** A sheet with the store's code and name (F-022), what it is, and when it was printed. */
export function Paper({ title, children }: { title: string; children: ReactNode }) {
  const { t } = useTranslation('output')
  const format = useFormat()
  const store = useSession(({ state }) => state?.stores.find(({ id }) => id === state.storeId))
  const site = useApp((app) => app.state?.site?.name ?? '')
  const now = useNow(60_000).toISOString()
  return (
    <article className="paper">
      <header className="paper-head">
        <h2>{title}</h2>
        <p>
          <b>{store === undefined ? '' : `${store.code} ${store.name}`}</b>
          <br />
          {site}
        </p>
      </header>
      {children}
      <p className="paper-made">{t('print.made', { date: format.date(now), time: format.time(now) })}</p>
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
  readonly cell: (row: Row) => ReactNode
}

/** The rows; the heads come again at the top of each sheet. */
export function PaperTable<Row extends { readonly id: string }>(props: {
  readonly columns: readonly PaperColumn<Row>[]
  readonly rows: readonly Row[]
  readonly foot?: ReactNode
}) {
  const className = (column: PaperColumn<Row>) => classes(column.isNumber && 'num', column.isDay && 'day')
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
