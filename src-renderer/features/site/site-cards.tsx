import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { isLate } from '../../../src-main/contract/diagnosis.ts'
import type { SiteDetails } from '../../../src-main/contract/site-settings.ts'
import { CopyButton } from '../../ui/copy-button.tsx'
import { useFormat, useNow } from '../../ui/use-format.ts'

type Props = { readonly details: SiteDetails }

export function IdentityCard({ details }: Props) {
  const { t } = useTranslation('site')
  const { site } = details
  return (
    <Card title={t('identity.title')}>
      <dt>{t('identity.name')}</dt>
      <dd className="medium">{site?.name ?? t('common:site.none')}</dd>
      <dt>{t('identity.number')}</dt>
      <dd>{site?.number ?? '–'}</dd>
      <dt>{t('identity.code')}</dt>
      <dd className="code">{site === null || site.code === '' ? '–' : site.code}</dd>
      <dt>{t('identity.uuid')}</dt>
      <dd>
        <LongId text={site?.uuid ?? ''} />
      </dd>
      <dt>{t('identity.computer')}</dt>
      <dd>
        <LongId text={details.hardwareId} />
      </dd>
      <dt>{t('identity.database')}</dt>
      <dd>
        <LongId text={details.databaseId} />
      </dd>
      <dt>{t('identity.version')}</dt>
      <dd className="code">{details.version}</dd>
    </Card>
  )
}

export function LinkCard({ details }: Props) {
  const { t } = useTranslation('site')
  const format = useFormat()
  const now = useNow(60_000)
  const late = isLate(details.lastContactAt, now.toISOString())
  return (
    <Card title={t('link.title')}>
      <dt>{t('link.address')}</dt>
      <dd className="code selectable longid">{details.address}</dd>
      <dt>{t('link.login')}</dt>
      <dd>{details.siteName}</dd>
      <dt>{t('link.way')}</dt>
      <dd>{details.variant === null ? '–' : t(`link.variant.${details.variant}`)}</dd>
      <dt>{t('link.password')}</dt>
      <dd>{t(`link.kept.${details.secretStore}`)}</dd>
      <dt>{t('link.certificate')}</dt>
      <dd>{details.certificate === null ? t('link.signed') : <LongId text={details.certificate} />}</dd>
      <dt>{t('link.contact')}</dt>
      <dd className={late ? 't-stopped' : undefined}>
        {details.lastContactAt === null ? t('link.never') : format.when(details.lastContactAt)}
        {late && <div className="small">{t('link.late')}</div>}
      </dd>
    </Card>
  )
}

export function StoresCard({ details }: Props) {
  const { t } = useTranslation('site')
  return (
    <section className="card">
      <h2 className="card-head">{t('stores.title')}</h2>
      {details.stores.length === 0 ? (
        <p className="padx muted cardend">{t('stores.none')}</p>
      ) : (
        <ul className="padx sitestores">
          {details.stores.map((store) => (
            <li key={store.id}>
              <span className="medium">{store.name}</span> <span className="code muted">{store.code}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function LongId({ text }: { text: string }) {
  return (
    <>
      <span className="code selectable longid">{text}</span> {text !== '' && <CopyButton kind="text" text={text} />}
    </>
  )
}

export function Card(props: { title: string; children: ReactNode }) {
  return (
    <section className="card">
      <h2 className="card-head">{props.title}</h2>
      <dl className="kv padx sitekv">{props.children}</dl>
    </section>
  )
}
