/** What main says itself, in a box of the operating system, where there is no page to say it or none may be waited for. */
const en = {
  hasToClose: 'Outpost has to close',
  stopped: 'The window of Outpost has stopped again',
  kept: 'Everything that was saved is kept. Start Outpost again; if this comes back, send the log to your support.',
  again: 'Open again',
  close: 'Close Outpost',
  notSent: (count: number) => (count === 1 ? '1 document not sent' : `${String(count)} documents not sent`),
  syncNow: 'Sync now?',
  syncNowAbout: (time: string) => `Sync now, about ${time}?`,
  keptHere: 'What is not sent is kept on this computer and is sent the next time that Outpost runs and has a line.',
  notThrough: 'The sync did not get everything through.',
  syncAndClose: 'Sync and close',
  stay: 'Stay',
}
export type Words = typeof en

const fr: Words = {
  hasToClose: 'Outpost doit se fermer',
  stopped: 'La fenêtre d’Outpost s’est encore arrêtée',
  kept: 'Tout ce qui a été enregistré est gardé. Démarrez Outpost à nouveau ; si cela revient, envoyez le journal à votre assistance.',
  again: 'Rouvrir',
  close: 'Fermer Outpost',
  notSent: (count) => (count === 1 ? '1 document non envoyé' : `${String(count)} documents non envoyés`),
  syncNow: 'Synchroniser maintenant ?',
  syncNowAbout: (time) => `Synchroniser maintenant, environ ${time} ?`,
  keptHere: 'Ce qui n’est pas envoyé reste sur cet ordinateur et part la prochaine fois qu’Outpost est ouvert et connecté.',
  notThrough: 'La synchronisation n’a pas tout transmis.',
  syncAndClose: 'Synchroniser et fermer',
  stay: 'Rester',
}

/** In that language, or English. */
export const wordsIn = (locale: string): Words => (locale.toLowerCase().startsWith('fr') ? fr : en)
