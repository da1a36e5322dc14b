import { Lock } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RuleRow, SyncRule } from '../../../src-main/contract/rules.ts'
import { followersOf, keptBy } from '../../stores/rules.ts'
import { useMay } from '../../stores/index.ts'
import { rules, useRules } from '../../stores/sync-pages.ts'
import { Banner } from '../../ui/banner.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useFormat } from '../../ui/use-format.ts'
import { tableWord } from './table-word.ts'

/** One table: what its rule means, what it keeps here, and the rule itself for those who may change it. */
export function RuleDetail({ row, all }: { row: RuleRow; all: readonly RuleRow[] }) {
  const { t } = useTranslation('sync')
  const followers = followersOf(all, row.table).map((one) => tableWord(one, t))
  return (
    <aside className="pane side rule" aria-label={tableWord(row, t)}>
      <div className="row wrap">
        <h2 className="h2 grow">{tableWord(row, t)}</h2>
        <span className="code faint">{row.table}</span>
      </div>
      {followers.length > 0 && <p className="muted">{t('rules.follows', { tables: followers.join(', ') })}</p>}
      <p className="muted">{t(`rules.sentence.${sentenceOf(row)}`)}</p>
      <Kept row={row} all={all} />
      {row.locked === null ? <Change row={row} /> : <Locked />}
    </aside>
  )
}

function sentenceOf({ locked, send, receive, sendable }: RuleRow): string {
  if (locked !== null) return locked
  if (!sendable) return receive ? 'takenOnly' : 'notTaken'
  if (send) return receive ? 'both' : 'notTaken'
  return receive ? 'notSent' : 'neither'
}

/** What a rule keeps here is not lost, and the screen says so. */
function Kept({ row, all }: { row: RuleRow; all: readonly RuleRow[] }) {
  const { t } = useTranslation('sync')
  const { heldBack, heldAside } = keptBy(all, row.table)
  if (heldBack + heldAside === 0) return null
  return (
    <Banner tone="attention">
      {heldBack > 0 && <p>{t('rules.heldBack', { count: heldBack })}</p>}
      {heldAside > 0 && <p>{t('rules.heldAside', { count: heldAside })}</p>}
    </Banner>
  )
}

function Locked() {
  const { t } = useTranslation('sync')
  return (
    <p className="small muted row">
      <Icon of={Lock} size="s" /> {t('rules.locked')}
    </p>
  )
}

/** Changing a rule is for few and rarely right, so it is opened first (F-260). */
function Change({ row }: { row: RuleRow }) {
  const { t } = useTranslation('sync')
  const may = useMay('editSyncSites')
  const busy = useRules((state) => state.isBusy)
  const [open, setOpen] = useState(false)
  if (!may) return <p className="small muted">{t('rules.mayNot')}</p>
  const set = (change: Partial<SyncRule>) => void rules.getState().set(row.table, { send: row.send, receive: row.receive, ...change })
  return (
    <section className="rulechange" aria-label={t('rules.change')}>
      <Checkbox isSelected={open} onChange={setOpen}>
        {t('rules.change')}
      </Checkbox>
      {open && <Banner tone="attention">{t('rules.warning')}</Banner>}
      {open && row.sendable && (
        <Checkbox isSelected={row.send} isReadOnly={busy} onChange={(send) => set({ send })}>
          {t('rules.sendIt')}
        </Checkbox>
      )}
      {open && (
        <Checkbox isSelected={row.receive} isReadOnly={busy} onChange={(receive) => set({ receive })}>
          {t('rules.takeIt')}
        </Checkbox>
      )}
      <WhatHappens />
    </section>
  )
}

function WhatHappens() {
  const { t } = useTranslation('sync')
  const format = useFormat()
  const version = useRules((state) => state.rules?.version ?? 1)
  return (
    <>
      <p className="small muted">{t('rules.nothingLost')}</p>
      <p className="small faint">{t('rules.version', { version: format.number(version) })}</p>
    </>
  )
}
