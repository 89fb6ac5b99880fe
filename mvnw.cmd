@echo off
rem Runs Maven: the mvn on the PATH, otherwise a pinned one, fetched once from Apache's archive and checked.
setlocal
set "HERE=%~dp0"
where mvn >nul 2>nul
if %errorlevel%==0 (
  call mvn -f "%HERE%pom.xml" %*
  exit /b %errorlevel%
)
for /f "tokens=1,2 delims==" %%a in ('findstr /r "^version= ^sha512=" "%HERE%.mvn\wrapper\maven.properties"') do set "MUSTER_%%a=%%b"
set "STORE=%USERPROFILE%\.m2\wrapper\maven-%MUSTER_version%"
if not exist "%STORE%\bin\mvn.cmd" (
  powershell -NoProfile -ExecutionPolicy Bypass -Command ^
    "$ErrorActionPreference='Stop';" ^
    "$zip=Join-Path $env:TEMP 'muster-maven.tar.gz';" ^
    "Invoke-WebRequest -UseBasicParsing ('https://archive.apache.org/dist/maven/maven-3/{0}/binaries/apache-maven-{0}-bin.tar.gz' -f $env:MUSTER_version) -OutFile $zip;" ^
    "if ((Get-FileHash $zip -Algorithm SHA512).Hash -ne $env:MUSTER_sha512) { throw 'the fetched Maven does not match its checksum' };" ^
    "$to=Split-Path $env:STORE; New-Item -ItemType Directory -Force $to | Out-Null;" ^
    "tar -xzf $zip -C $to; Rename-Item (Join-Path $to ('apache-maven-' + $env:MUSTER_version)) (Split-Path $env:STORE -Leaf)" || exit /b 1
)
call "%STORE%\bin\mvn.cmd" -f "%HERE%pom.xml" %*
exit /b %errorlevel%
