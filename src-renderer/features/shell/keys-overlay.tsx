import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useKeyWords } from '../../ui/kbd.tsx'
import type { KeyScope, Shortcut, ShortcutName } from '../../ui/keys.ts'
import { keyScopes, shortcuts } from '../../ui/keys.ts'

const byScope = (scope: KeyScope) =>
  (Object.entries(shortcuts) as [ShortcutName, Shortcut][]).filter(([, shortcut]) => shortcut.scope === scope)

/** All keys there are, from the one key map (U-76). */
export function KeysOverlay(props: { isOpen: boolean; onClose: () => void }) {
  const { t } = useTranslation()
  return (
    <Dialog
      title={t('keys.title')}
      isOpen={props.isOpen}
      onClose={props.onClose}
      wide
      foot={
        <Button onPress={props.onClose} keys={{ key: 'Escape' }}>
          {t('close')}
        </Button>
      }
    >
      <div className="keylist">
        {keyScopes.map((scope) => (
          <section key={scope}>
            <h3 className="menu-head">{t(`keys.scope.${scope}`)}</h3>
            <dl>
              {byScope(scope).map(([name, shortcut]) => (
                <KeyRow key={name} name={name} shortcut={shortcut} />
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}

function KeyRow({ name, shortcut }: { name: ShortcutName; shortcut: Shortcut }) {
  const { t } = useTranslation()
  const words = useKeyWords()
  const { keys } = shortcut
  const shown = keys.length > 4 ? [`${words(keys[0] ?? '')} … ${(keys.at(-1) ?? '').slice(-1)}`] : keys.map(words)
  return (
    <div className="keyrow">
      <dt>{t(`keys.do.${name}`)}</dt>
      <dd>
        {shown.map((each) => (
          <kbd key={each}>{each}</kbd>
        ))}
      </dd>
    </div>
  )
}
