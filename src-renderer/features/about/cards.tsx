import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { AboutInfo } from '../../../src-main/contract/site.ts'
import { CopyButton } from '../../ui/copy-button.tsx'
import { useFormat } from '../../ui/use-format.ts'
import { hostOf } from '../sync/host.ts'

export function SiteCard({ info }: { info: AboutInfo }) {
  const { t } = useTranslation()
  const { site } = info
  return (
    <Card title={t('about.site')}>
      <dt>{t('about.siteName')}</dt>
      <dd className="medium">{site?.name ?? t('site.none')}</dd>
      {site !== null && (
        <>
          <dt>{t('about.siteNumber')}</dt>
          <dd>{site.number}</dd>
          <dt>{t('about.siteCode')}</dt>
          <dd className="code">{site.code === '' ? t('about.noCode') : site.code}</dd>
          <dt>{t('about.address')}</dt>
          <dd className="code selectable">{hostOf(site.address)}</dd>
        </>
      )}
    </Card>
  )
}

export function ComputerCard({ info }: { info: AboutInfo }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <Card title={t('about.computer')}>
      <dt>{t('about.hardwareId')}</dt>
      <dd>
        <span className="code selectable longid">{info.hardwareId}</span> <CopyButton kind="text" text={info.hardwareId} />
      </dd>
      <dt>{t('about.databaseId')}</dt>
      <dd className="code selectable longid">{info.databaseId}</dd>
      <dt>{t('about.database')}</dt>
      <dd>
        <span className="selectable longid">{info.databasePath}</span>
        <div className="small muted">{t('about.databaseSize', { size: format.bytes(info.databaseBytes), schema: info.schemaVersion })}</div>
      </dd>
      <dt>{t('about.runs')}</dt>
      <dd>{t(`about.shell.${info.shell}`)}</dd>
    </Card>
  )
}

export function VersionsCard({ info }: { info: AboutInfo }) {
  const { t } = useTranslation()
  return (
    <Card title={t('about.versions')}>
      <dt>Outpost</dt>
      <dd className="code">{info.version}</dd>
      {Object.entries(info.versions).map(([name, version]) => (
        <Version key={name} name={name} version={version} />
      ))}
    </Card>
  )
}

function Version(props: { name: string; version: string }) {
  return (
    <>
      <dt>{props.name}</dt>
      <dd className="code">{props.version}</dd>
    </>
  )
}

function Card(props: { title: string; children: ReactNode }) {
  return (
    <section className="card">
      <h2 className="card-head">{props.title}</h2>
      <dl className="kv padx aboutkv">{props.children}</dl>
    </section>
  )
}
