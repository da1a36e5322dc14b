import { Power } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Result } from '../../../src-main/contract/result.ts'
import type { SiteDetails } from '../../../src-main/contract/site-settings.ts'
import { api } from '../../api.ts'
import { useSync } from '../../stores/index.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Select } from '../../ui/select.tsx'
import { useFormat } from '../../ui/use-format.ts'
import { PauseOrResume } from '../sync/pause-or-resume.tsx'
import { SwitchOffDialog } from './switch-off-dialog.tsx'

type Take = (answer: Result<SiteDetails>) => boolean
const intervals = [60, 300, 600, 1800, 3600, 14_400, 86_400]
const sizes = [25, 100, 500, 1000, 5000]

/** How often and how much at a time; pause until a time; switched off altogether (F-208). */
export function SyncCard({ details, may, take }: { details: SiteDetails; may: boolean; take: Take }) {
  const { t } = useTranslation('site')
  const format = useFormat()
  const [asking, setAsking] = useState(false)
  const status = useSync((sync) => sync.status)
  const { disabledAt } = details
  const set = (enabled: boolean) => void api['siteSettings.setSyncing']({ enabled }).then(take)
  return (
    <section className="card">
      <h2 className="card-head">{t('sync.title')}</h2>
      <div className="padx synccard">
        {disabledAt !== null && <Banner tone="attention">{t('sync.offSince', { time: format.when(disabledAt) })}</Banner>}
        <Pace details={details} may={may} take={take} />
        <div className="row wrap">
          {disabledAt === null && status !== null && <PauseOrResume status={status} />}
          {may &&
            (disabledAt === null ? (
              <Button icon={Power} onPress={() => setAsking(true)}>
                {t('sync.off')}
              </Button>
            ) : (
              <Button kind="primary" icon={Power} onPress={() => set(true)}>
                {t('sync.on')}
              </Button>
            ))}
        </div>
      </div>
      <SwitchOffDialog
        isOpen={asking}
        onClose={() => setAsking(false)}
        onYes={() => {
          setAsking(false)
          set(false)
        }}
      />
    </section>
  )
}

function Pace({ details, may, take }: { details: SiteDetails; may: boolean; take: Take }) {
  const { t } = useTranslation('site')
  const format = useFormat()
  const { intervalSeconds, largestCall } = details
  const every = (seconds: number) => t('sync.everyTime', { time: format.duration(seconds * 1000) })
  const size = (records: number | null) => (records === null ? t('sync.byLine') : t('sync.atMost', { count: records }))
  if (!may) {
    return (
      <dl className="kv">
        <dt>{t('sync.every')}</dt>
        <dd>{every(intervalSeconds)}</dd>
        <dt>{t('sync.size')}</dt>
        <dd>{size(largestCall)}</dd>
      </dl>
    )
  }
  const set = (change: Partial<Pick<SiteDetails, 'intervalSeconds' | 'largestCall'>>) =>
    void api['siteSettings.setPace']({ intervalSeconds, largestCall, ...change }).then(take)
  return (
    <>
      <Select
        label={t('sync.every')}
        value={String(intervalSeconds)}
        options={sorted(intervals, intervalSeconds).map((seconds) => ({ id: String(seconds), label: every(seconds) }))}
        onChange={(id) => set({ intervalSeconds: Number(id) })}
      />
      <Select
        label={t('sync.size')}
        value={String(largestCall ?? 0)}
        options={[0, ...sorted(sizes, largestCall)].map((records) => ({
          id: String(records),
          label: size(records === 0 ? null : records),
        }))}
        onChange={(id) => set({ largestCall: id === '0' ? null : Number(id) })}
      />
    </>
  )
}

/** What is set is always among the choices. */
const sorted = (choices: readonly number[], set: number | null): number[] =>
  [...new Set([...choices, ...(set === null ? [] : [set])])].sort((a, b) => a - b)
