import '../../styles/about.css'
import { BookOpen } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AboutInfo } from '../../../src-main/contract/site.ts'
import { api } from '../../api.ts'
import { refusalSentence } from '../../i18n.ts'
import { go } from '../../stores/route.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useFormat } from '../../ui/use-format.ts'
import { ComputerCard, SiteCard, VersionsCard } from './cards.tsx'
import { SupportButton } from '../support/support-button.tsx'
import { HelpCard } from '../help/contact-card.tsx'
import { SettingsCard } from './settings-card.tsx'
import { TableCounts } from './table-counts.tsx'

/** Who this site and this computer are, which versions run, and every table with its record count (F-205). */
export function AboutPage() {
  const { t } = useTranslation()
  const { info, refusal } = useAbout()
  return (
    <>
      <header className="page-head">
        <h1>{t('about.title')}</h1>
        <span className="sub">{info?.site != null && t('site.thisComputer', info.site)}</span>
        <div className="acts">
          {info !== null && <CopyAll info={info} />}
          <Button icon={BookOpen} onPress={() => go('glossary')}>
            {t('nav.glossary')}
          </Button>
          <SupportButton />
        </div>
      </header>
      {refusal !== null && (
        <div className="pad">
          <Banner tone="attention">{refusal}</Banner>
        </div>
      )}
      <div className="about">
        <div className="aboutcol scroll">
          {info === null ? <Skeleton /> : <SiteCard info={info} />}
          <HelpCard />
          {info !== null && <ComputerCard info={info} />}
          <SettingsCard />
          {info !== null && <VersionsCard info={info} />}
        </div>
        {info !== null && <TableCounts tables={info.tables} />}
      </div>
    </>
  )
}

/** Asked for anew when records have come or gone. */
function useAbout(): { info: AboutInfo | null; refusal: string | null } {
  const [info, setInfo] = useState<AboutInfo | null>(null)
  const [refusal, setRefusal] = useState<string | null>(null)
  useEffect(() => {
    let current = true
    const ask = async () => {
      const result = await api['app.about']({})
      if (!current) return
      if (result.ok) setInfo(result.value)
      setRefusal(result.ok ? null : refusalSentence(result.error))
    }
    void ask()
    const stop = api.on('data.changed', () => void ask())
    return () => {
      current = false
      stop()
    }
  }, [])
  return { info, refusal }
}

function CopyAll({ info }: { info: AboutInfo }) {
  const { t } = useTranslation()
  const format = useFormat()
  const lines = [
    t('about.version', { version: info.version }),
    ...Object.entries(info.versions).map(([name, version]) => `${name} ${version}`),
    info.site === null ? t('site.none') : `${t('site.numberAndName', info.site)} ${info.site.code} ${info.site.uuid} ${info.site.address}`,
    `${t('about.hardwareId')}: ${info.hardwareId}`,
    `${t('about.databaseId')}: ${info.databaseId}`,
    `${info.databasePath} ${format.bytes(info.databaseBytes)} ${info.schemaVersion}`,
    ...info.tables.map(
      ({ table, records, waiting }) => `${table}: ${records}${waiting === 0 ? '' : `, ${t('about.waiting')}: ${waiting}`}`,
    ),
  ]
  return <CopyButton text={lines.join('\n')} label={t('about.copyAll')} inHead />
}
