import { useTranslation } from 'react-i18next'
import type { IdentityOutcome } from '../../../src-main/contract/identity.ts'
import { useApp } from '../../stores/index.ts'
import { contactLines } from '../help/contact-words.ts'
import { LetterText } from '../other-computer/letter.tsx'

/** The request to the administrator at central, word for word, with the ID of this computer in it (F-132). */
export function ResetRequest({ site, why }: { site: string; why: IdentityOutcome | 'setup' }) {
  const { t } = useTranslation('identity')
  const id = useApp((app) => app.state?.hardwareId ?? '')
  const found = t(`request.why.${why}`)
  const contact = useApp((app) => app.state?.contact ?? '')
  const text = [
    ...contactLines(contact, t),
    t('request.ask', { site }),
    '',
    t('request.computer', { id }),
    t('request.found', { found }),
    '',
    t('request.then'),
  ]
  return <LetterText text={text.join('\n')} />
}
