; The data folder of this machine. ProgramData lets each user write only what they made themselves, and two users of
; one PC must work on one database: so its rights are set once, for the system, administrators and users of this PC.
; They are given by their numbers (SIDs), for the names are translated on a Windows in another language.
!macro customInstall
  SetShellVarContext all
  CreateDirectory "$APPDATA\Outpost"
  nsExec::ExecToLog '"$SYSDIR\icacls.exe" "$APPDATA\Outpost" /setowner *S-1-5-32-544'
  Pop $0
  nsExec::ExecToLog '"$SYSDIR\icacls.exe" "$APPDATA\Outpost" /inheritance:r /grant:r *S-1-5-18:(OI)(CI)F *S-1-5-32-544:(OI)(CI)F *S-1-5-32-545:(OI)(CI)M'
  Pop $0
  StrCmp $0 "0" dataFolderReady
    DetailPrint "The rights of $APPDATA\Outpost could not be set (icacls: $0)."
    MessageBox MB_OK|MB_ICONEXCLAMATION "The rights of $APPDATA\Outpost could not be set. Outpost may be usable by one user of this computer only." /SD IDOK
  dataFolderReady:
  ; What the computer remembers of the last use of the data lies outside of them: whoever puts old data back leaves it behind.
  CreateDirectory "$APPDATA\Outpost-memory"
  nsExec::ExecToLog '"$SYSDIR\icacls.exe" "$APPDATA\Outpost-memory" /inheritance:r /grant:r *S-1-5-18:(OI)(CI)F *S-1-5-32-544:(OI)(CI)F *S-1-5-32-545:(OI)(CI)M'
  Pop $0
!macroend
