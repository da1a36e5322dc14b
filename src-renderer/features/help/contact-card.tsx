import '../../styles/help.css'
import { Pencil } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useApp } from '../../stores/index.ts'
import { Button } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { ContactDialog } from './contact-dialog.tsx'

/** Whom to ask for help, or how to find that out where nobody is written down (U-81). */
export function HelpCard() {
  const { t } = useTranslation('help')
  return (
    <section className="card">
      <h2 className="card-head">{t('contact.title')}</h2>
      <div className="padx contactwords">
        <ContactWords />
      </div>
    </section>
  )
}

/** The same on the Site page, where whoever installs writes it down. */
export function ContactCard({ may }: { may: boolean }) {
  const { t } = useTranslation('help')
  const isEmpty = useApp((app) => (app.state?.contact ?? '') === '')
  const [isOpen, setOpen] = useState(false)
  return (
    <section className="card">
      <h2 className="card-head">{t('contact.title')}</h2>
      <div className="padx synccard">
        <ContactWords />
        {may && (
          <div className="row wrap">
            <Button icon={Pencil} onPress={() => setOpen(true)}>
              {t(isEmpty ? 'contact.write' : 'contact.change')}
            </Button>
          </div>
        )}
      </div>
      {isOpen && <ContactDialog onClose={() => setOpen(false)} />}
    </section>
  )
}

/** At the foot of a window where work stops: whoever stands before it cannot look it up elsewhere. */
export function ContactLine() {
  const { t } = useTranslation('help')
  const contact = useApp((app) => app.state?.contact ?? '')
  return <p className="small muted haltcontact selectable">{contact === '' ? t('contact.askNobody') : t('contact.ask', { contact })}</p>
}

function ContactWords() {
  const { t } = useTranslation('help')
  const contact = useApp((app) => app.state?.contact ?? '')
  if (contact === '') return <p className="muted">{t('contact.empty')}</p>
  return (
    <p>
      <span className="selectable longid">{contact}</span> <CopyButton kind="text" text={contact} />
    </p>
  )
}
