/** What main says itself, in a box of the operating system, where there is no page to say it. */
const en = {
  hasToClose: 'Outpost has to close',
  stopped: 'The window of Outpost has stopped again',
  kept: 'Everything that was saved is kept. Start Outpost again; if this comes back, send the log to your support.',
  again: 'Open again',
  close: 'Close Outpost',
}
const fr: typeof en = {
  hasToClose: 'Outpost doit se fermer',
  stopped: 'La fenêtre d’Outpost s’est encore arrêtée',
  kept: 'Tout ce qui a été enregistré est gardé. Démarrez Outpost à nouveau ; si cela revient, envoyez le journal à votre assistance.',
  again: 'Rouvrir',
  close: 'Fermer Outpost',
}

/** In the language of the operating system, or English. */
export const wordsIn = (locale: string): typeof en => (locale.toLowerCase().startsWith('fr') ? fr : en)
