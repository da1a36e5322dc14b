import type { TFunction } from 'i18next'
import { Lock } from 'lucide-react'
import type { BackupEntry } from '../../../src-main/contract/backups.ts'
import type { Column } from '../../ui/data-table.tsx'
import type { Formats } from '../../ui/format.ts'
import { Pill } from '../../ui/pill.tsx'

export function backupColumns(
  t: TFunction<'backups'>,
  format: Formats,
  places: ReadonlyMap<string, string>,
): readonly Column<BackupEntry>[] {
  return [
    {
      id: 'madeAt',
      head: t('list.madeAt'),
      className: 'medium',
      cell: ({ about, file }) => <span className="cut">{about === null ? file : format.whenFull(about.madeAt)}</span>,
    },
    {
      id: 'reason',
      className: 'c-why',
      head: t('list.reason'),
      cell: ({ about }) => <span className="cut">{about !== null && t(`reason.${about.reason}`)}</span>,
    },
    { id: 'place', head: t('list.place'), className: 'c-where', cell: ({ placeId }) => <Where path={places.get(placeId) ?? ''} /> },
    {
      id: 'holds',
      className: 'c-holds',
      head: t('list.holds'),
      cell: ({ about }) => <span className="cut">{about !== null && t('list.holdsMore', countsOf(about, t, format))}</span>,
    },
    { id: 'size', head: t('list.size'), isNumber: true, cell: ({ bytes }) => format.bytes(bytes) },
    { id: 'state', head: t('list.state'), cell: (entry) => <State entry={entry} t={t} /> },
  ]
}

/** Folders differ at their end, so what has no room is cut at the start. */
const Where = ({ path }: { path: string }) => <bdi title={path}>{path}</bdi>

/** What a backup holds, as `list.holdsMore` and its like take it. */
export const countsOf = (
  { items, stockLines, stockValue }: NonNullable<BackupEntry['about']>,
  t: TFunction<'backups'>,
  format: Formats,
) => ({
  items: t('count.items', { count: items }),
  lines: t('count.batches', { count: stockLines }),
  value: format.amount(stockValue),
})

/** The state of a backup in words, as its pills say it. */
export function stateWords({ about, proof, chained }: BackupEntry, t: TFunction<'backups'>): readonly string[] {
  if (about === null) return [t('list.unreadable')]
  return [t(proof === 'own' && !chained ? 'chainBroken' : `proof.${proof}`), ...(about.sealed ? [t('sealed')] : [])]
}

function State({ entry: { about, proof, chained }, t }: { entry: BackupEntry; t: TFunction<'backups'> }) {
  if (about === null) return <Pill tone="stopped">{t('list.unreadable')}</Pill>
  return (
    <span className="row">
      {proof !== 'own' && <Pill tone={proof === 'broken' ? 'stopped' : 'plain'}>{t(`proof.${proof}`)}</Pill>}
      {proof === 'own' && !chained && <Pill tone="attention">{t('chainBroken')}</Pill>}
      {about.sealed && <Pill icon={Lock}>{t('sealed')}</Pill>}
      {proof === 'own' && chained && !about.sealed && <span className="muted">{t('proof.own')}</span>}
    </span>
  )
}
