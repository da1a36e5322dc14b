import { useState } from 'react'
import { Form } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/text-field.tsx'

const formId = 'scan'

/** For a code that the scanner cannot read, or a hand without one: what is printed beneath it is typed. */
export function ScanDialog({ onScan, onClose }: { onScan: (texts: readonly string[]) => void; onClose: () => void }) {
  const { t } = useTranslation('entry')
  const [text, setText] = useState('')
  return (
    <Dialog
      title={t('scan.title')}
      lead={t('scan.lead')}
      isOpen
      onClose={onClose}
      foot={
        <>
          <Button keys="cancel" onPress={onClose}>
            {t('common:cancel')}
          </Button>
          <Button kind="primary" type="submit" form={formId} isDisabled={text.trim() === ''} keys={{ key: 'Enter' }}>
            {t('scan.find')}
          </Button>
        </>
      }
    >
      <Form
        id={formId}
        onSubmit={(event) => {
          event.preventDefault()
          if (text.trim() !== '') onScan([text.trim()])
        }}
      >
        <TextField label={t('scan.code')} autoFocus value={text} onChange={setText} maxLength={300} autoComplete="off" spellCheck="false" />
      </Form>
    </Dialog>
  )
}
