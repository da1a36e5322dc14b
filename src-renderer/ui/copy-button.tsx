import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'

/** Copies a text and says that it did. It is small beside what it copies, `inHead` as large as the other actions of a page. */
export function CopyButton(props: { text: string; label?: string; kind?: 'text'; inHead?: boolean }) {
  const { t } = useTranslation()
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return undefined
    const timer = setTimeout(() => setCopied(false), 2000)
    return () => clearTimeout(timer)
  }, [copied])
  const copy = async () => {
    await navigator.clipboard.writeText(props.text)
    setCopied(true)
  }
  return (
    <Button
      {...(props.kind && { kind: props.kind })}
      {...(!props.inHead && { size: 'small' as const })}
      icon={copied ? Check : Copy}
      onPress={() => void copy()}
    >
      <span aria-live="polite">{copied ? t('copy.done') : (props.label ?? t('copy.do'))}</span>
    </Button>
  )
}
