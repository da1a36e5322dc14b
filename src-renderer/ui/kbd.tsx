import { useTranslation } from 'react-i18next'
import type { ShortcutName } from './keys.ts'
import { shortcuts } from './keys.ts'

/** The words of a combination: `Ctrl+Shift+O` becomes `Ctrl Shift O`, named keys in the user's language. */
export function useKeyWords(): (combination: string) => string {
  const { t } = useTranslation()
  const word = (key: string) => t(`keyNames.${key}`, { defaultValue: key })
  return (combination) =>
    combination
      .split(/\+(?=.)/)
      .map(word)
      .join(' ')
}

/** The keys of a shortcut as they are printed on its button. */
export function Kbd(props: { of: ShortcutName } | { keys: string }) {
  const words = useKeyWords()
  return <kbd>{words('of' in props ? (shortcuts[props.of].keys[0] ?? '') : props.keys)}</kbd>
}
