import { ArrowBigUp, Eye, EyeOff } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'
import type { TextFieldProps } from './text-field.tsx'
import { TextField } from './text-field.tsx'

/** A password with show and hide, and a word when caps lock is on (features 3A). */
export function PasswordField(props: Omit<TextFieldProps, 'type' | 'after' | 'inputProps'>) {
  const { t } = useTranslation()
  const [shown, setShown] = useState(false)
  const [capsLock, setCapsLock] = useState(false)
  const look = (event: KeyboardEvent) => setCapsLock(event.getModifierState('CapsLock'))
  const caps = (
    <span role="status">
      <Icon of={ArrowBigUp} size="s" />
      {t('password.capsLock')}
    </span>
  )
  return (
    <TextField
      {...props}
      type={shown ? 'text' : 'password'}
      autoComplete="off"
      spellCheck="false"
      inputProps={{ onKeyDown: look, onKeyUp: look }}
      hint={capsLock ? caps : props.hint}
      after={
        <Button kind="text" size="small" icon={shown ? EyeOff : Eye} aria-pressed={shown} onPress={() => setShown(!shown)}>
          {shown ? t('password.hide') : t('password.show')}
        </Button>
      }
    />
  )
}
