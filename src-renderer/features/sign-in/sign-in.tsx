import { User } from 'lucide-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { knownUsers } from '../../stores/session.ts'
import { useSession } from '../../stores/index.ts'
import { TextField } from '../../ui/text-field.tsx'
import type { PracticePerson } from '../../../src-main/contract/practice.ts'
import { SiteNeedsList } from '../needs/site-needs-list.tsx'
import { PracticePeople } from '../practice/practice-people.tsx'
import { usePractising } from '../practice/use-practice.ts'
import { MapWindow } from './map-window.tsx'
import { PasswordForm } from './password-form.tsx'
import { PeopleList, someoneElse } from './people-list.tsx'

/** Who works here now: a name from the list or a new one, and their password (U-01, U-07). */
export function SignIn() {
  const { t } = useTranslation('people')
  const state = useSession((session) => session.state)
  const isSwitching = useSession((session) => session.isSwitching)
  const people = knownUsers(state)
  const [chosen, setChosen] = useState(isSwitching ? null : (people[0]?.id ?? someoneElse))
  const [typed, setTyped] = useState('')
  const [password, setPassword] = useState('')
  const isPractice = usePractising() !== null
  const field = useRef<HTMLInputElement>(null)
  const isElse = chosen === someoneElse
  const username = isElse ? typed.trim() : (people.find((person) => person.id === chosen)?.username ?? '')

  const choose = (id: string) => {
    setChosen(id)
    setPassword('')
    useSession.getState().forgetTry()
  }
  const be = (person: PracticePerson) => {
    choose(someoneElse)
    setTyped(person.username)
    setPassword(person.password)
    requestAnimationFrame(() => field.current?.focus())
  }
  const send = async () => {
    if (await useSession.getState().signIn(username, password)) return
    field.current?.select()
  }
  return (
    <MapWindow>
      <SiteNeedsList />
      <PracticePeople onChoose={be} />
      {people.length > 0 && (
        <PeopleList
          people={people}
          chosen={chosen}
          onChoose={choose}
          onClicked={() => requestAnimationFrame(() => field.current?.focus())}
        />
      )}
      <PasswordForm
        password={password}
        onPassword={setPassword}
        onSubmit={() => void send()}
        isReady={username !== ''}
        action={t('signIn.do')}
        note={t(isElse ? (isPractice ? 'practice:people.note' : 'signIn.firstTime') : 'signIn.offline')}
        passwordRef={field}
        autoFocus={!isElse && chosen !== null}
      >
        {isElse && (
          <TextField
            label={t('signIn.username')}
            size="big"
            icon={User}
            value={typed}
            onChange={(name) => {
              setTyped(name)
              useSession.getState().forgetTry()
            }}
            autoFocus
            autoComplete="off"
            spellCheck="false"
            maxLength={200}
          />
        )}
      </PasswordForm>
    </MapWindow>
  )
}
