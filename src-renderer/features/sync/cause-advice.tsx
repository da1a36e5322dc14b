import type { TFunction } from 'i18next'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Cause } from '../../../src-main/contract/causes.ts'
import { useApp } from '../../stores/index.ts'
import { classes } from '../../ui/classes.ts'
import { CopyButton } from '../../ui/copy-button.tsx'
import { useFormat } from '../../ui/use-format.ts'
import { contactLines } from '../help/contact-words.ts'
import { causeKind } from './cause-kind.ts'
import { causeParams } from './cause-params.ts'

/** Why the way to central is shut: what it means, who can mend it, what to do, and a message to send them (F-120, F-132). */
export function CauseAdvice(props: { cause: Cause; withTitle?: boolean; withoutMessage?: boolean; children?: ReactNode }) {
  const { cause } = props
  const { t } = useTranslation('causes')
  const message = useCauseMessage(cause)
  const kind = causeKind(cause.code)
  const said = useCauseParams(cause)
  const say = (part: string) => t(`${cause.code}.${part}`, said)
  return (
    <div className={classes('advice', kind === 'stopped' && 'is-stopped', (kind === 'offline' || kind === 'busy') && 'is-off')}>
      {props.withTitle === true && <strong className="medium">{say('title')}</strong>}
      <span>{say('meaning')}</span>
      <dl>
        <dt>{t('label.who')}</dt>
        <dd>{say('who')}</dd>
        <dt>{t('label.next')}</dt>
        <dd>{say('next')}</dd>
      </dl>
      {cause.detail !== '' && (
        <span className="detail">
          {t('label.detail')} <span className="code">{cause.detail}</span>
        </span>
      )}
      <span className="row wrap">
        {props.children}
        {props.withoutMessage !== true && <CopyButton text={message} label={t('label.copy')} />}
      </span>
    </div>
  )
}

const useCauseParams = (cause: Cause): Cause['params'] => causeParams(cause, useTranslation('sync').t)

/** The whole of a cause as a text that can be sent to the administrator. */
function useCauseMessage(cause: Cause): string {
  const { t } = useTranslation()
  const said = useCauseParams(cause)
  const format = useFormat()
  const app = useApp((state) => state.state)
  const site = app?.site == null ? t('site.none') : t('site.numberAndName', { number: app.site.number, name: app.site.name })
  return [
    ...contactLines(app?.contact ?? '', t),
    `${site}, ${format.whenFull(cause.at)}`,
    ...causeLines(cause, said, t),
    `${t('about.hardwareId')}: ${app?.hardwareId ?? ''}`,
    t('about.version', { version: app?.version ?? '' }),
  ].join('\n')
}

function causeLines(cause: Cause, said: Cause['params'], t: TFunction): string[] {
  const say = (part: string) => t(`causes:${cause.code}.${part}`, said)
  const facts = Object.entries(cause.params).flatMap(([name, value]) => (name === 'context' ? [] : [`${name}: ${value}`]))
  return [`${say('title')}. ${say('meaning')}`, say('next'), `${cause.code} ${cause.detail}`.trim(), ...facts]
}
