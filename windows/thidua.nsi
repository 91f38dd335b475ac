; The installer: for one user, without administrator rights, in Vietnamese and
; English.  makensis -INPUTCHARSET UTF8 -DVERSION=… -DDIST=… -DOUT=… thidua.nsi
Unicode true
Target amd64-unicode
!include "MUI2.nsh"
!include "FileFunc.nsh"

!define ID "io.github.thidua.ThiDua"
!define NAME "Thi Đua"
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\${ID}"

Name "${NAME}"
BrandingText "${NAME} ${VERSION}"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\Thi Dua"
InstallDirRegKey HKCU "Software\${ID}" "InstallDir"
RequestExecutionLevel user
SetCompressor /SOLID lzma
SetCompressorDictSize 64
ManifestSupportedOS all
ManifestDPIAware true
VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=0 "ProductName" "${NAME}"
VIAddVersionKey /LANG=0 "FileDescription" "${NAME}"
VIAddVersionKey /LANG=0 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "LegalCopyright" "GPL-3.0-or-later"

!define MUI_ICON "thidua.ico"
!define MUI_UNICON "thidua.ico"
!define MUI_FINISHPAGE_RUN "$INSTDIR\bin\thidua.exe"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Vietnamese"
!insertmacro MUI_LANGUAGE "English"

LangString RegisterFile ${LANG_VIETNAMESE} "Sổ Thi Đua"
LangString RegisterFile ${LANG_ENGLISH} "Thi Đua register"
LangString StillRunning ${LANG_VIETNAMESE} "Thi Đua đang chạy. Hãy đóng chương trình rồi bấm “Thử lại”."
LangString StillRunning ${LANG_ENGLISH} "Thi Đua is running. Close it, then press “Retry”."

Function .onInit
  ; The window of the installer is Vietnamese unless Windows itself speaks English.
  IntOp $0 $LANGUAGE & 0x3FF
  StrCmp $0 9 +2
  StrCpy $LANGUAGE ${LANG_VIETNAMESE}
FunctionEnd

; A program that runs can be renamed though not replaced: it goes on with what it
; has, and the next start is the new version.
Function SetOldAside
  RMDir /r "$INSTDIR\old"
  CreateDirectory "$INSTDIR\old"
  FindFirst $0 $1 "$INSTDIR\bin\*.*"
next:
  StrCmp $1 "" done
  StrCmp $1 "." skip
  StrCmp $1 ".." skip
  Delete "$INSTDIR\bin\$1"
  IfFileExists "$INSTDIR\bin\$1" 0 skip
  ClearErrors
  System::Call "kernel32::GetTickCount()i .r2"
  Rename "$INSTDIR\bin\$1" "$INSTDIR\old\$2-$1"
skip:
  FindNext $0 $1
  Goto next
done:
  FindClose $0
  RMDir "$INSTDIR\old"
FunctionEnd

Section
  Call SetOldAside
  RMDir /r "$INSTDIR\share"
  RMDir /r "$INSTDIR\etc"
  SetOutPath "$INSTDIR"
  File /r "${DIST}/*"

  CreateShortCut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\bin\thidua.exe" "" "$INSTDIR\bin\thidua.exe" 0
  WriteRegStr HKCU "Software\Classes\.thidua" "" "${ID}"
  WriteRegStr HKCU "Software\Classes\${ID}" "" "$(RegisterFile)"
  WriteRegStr HKCU "Software\Classes\${ID}\DefaultIcon" "" "$INSTDIR\bin\thidua.exe,0"
  WriteRegStr HKCU "Software\Classes\${ID}\shell\open\command" "" '"$INSTDIR\bin\thidua.exe" "%1"'
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'

  WriteUninstaller "$INSTDIR\uninstall.exe"
  WriteRegStr HKCU "Software\${ID}" "InstallDir" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\bin\thidua.exe,0"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "EstimatedSize" "$0"
SectionEnd

; A program that runs keeps its libraries: one that is only ending is waited for.
Function un.RemoveFolder
  StrCpy $0 0
again:
  RMDir /r "$INSTDIR\bin"
  RMDir /r "$INSTDIR\old"
  IfFileExists "$INSTDIR\bin\*.*" 0 gone
  Sleep 1000
  IntOp $0 $0 + 1
  IntCmp $0 20 0 again 0
  IfSilent give_up
  MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(StillRunning)" IDRETRY retry
give_up:
  SetErrorLevel 2
  Abort "$(StillRunning)"
retry:
  StrCpy $0 0
  Goto again
gone:
FunctionEnd

Section "Uninstall"
  Call un.RemoveFolder
  ; Only what the installer made: the folder may have been anybody's choice.
  RMDir /r "$INSTDIR\share"
  RMDir /r "$INSTDIR\etc"
  Delete "$INSTDIR\COPYING.txt"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${NAME}.lnk"
  ; Registers and backups are the user's; what the program remembered and said is not.
  Delete "$LOCALAPPDATA\thidua\preferences.ini"
  Delete "$LOCALAPPDATA\thidua\messages.log"
  Delete "$LOCALAPPDATA\thidua\messages.log.old"
  RMDir "$LOCALAPPDATA\thidua"
  ReadRegStr $0 HKCU "Software\Classes\.thidua" ""
  StrCmp $0 "${ID}" 0 +2
  DeleteRegKey HKCU "Software\Classes\.thidua"
  DeleteRegKey HKCU "Software\Classes\${ID}"
  DeleteRegKey HKCU "Software\${ID}"
  DeleteRegKey HKCU "${UNINSTALL_KEY}"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd
