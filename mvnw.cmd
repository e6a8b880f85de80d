@echo off
rem Runs Maven with the arguments given: the one on the PATH, which must be 3.8.6 or newer, else the one that
rem MVNW_REPOURL names, kept in %USERPROFILE%\.m2\wrapper\steersman and held against its SHA-512.
setlocal
set "HERE=%~dp0"
for /f "usebackq tokens=1,2 delims==" %%a in (`findstr /b maven "%HERE%.mvn\wrapper\maven-wrapper.properties"`) do set "%%a=%%b"
where mvn >nul 2>nul && (
  mvn %*
  exit /b
)
set "HOMES=%USERPROFILE%\.m2\wrapper\steersman"
set "MVN=%HOMES%\apache-maven-%mavenVersion%\bin\mvn.cmd"
if exist "%MVN%" goto run
if "%MVNW_REPOURL%"=="" (
  echo mvnw: There is no Maven on the PATH. Maybe install Maven %mavenLeast% or newer, or set MVNW_REPOURL to a Maven repository to fetch %mavenVersion% from. 1>&2
  exit /b 1
)
if not exist "%HOMES%" mkdir "%HOMES%"
set "ARCHIVE=%HOMES%\apache-maven-%mavenVersion%-bin.tar.gz"
set "URL=%MVNW_REPOURL%/org/apache/maven/apache-maven/%mavenVersion%/apache-maven-%mavenVersion%-bin.tar.gz"
curl -fsSL -o "%ARCHIVE%" "%URL%" || (
  echo mvnw: Maven could not be fetched from %URL%. Maybe MVNW_REPOURL is misspelt. 1>&2
  exit /b 1
)
certutil -hashfile "%ARCHIVE%" SHA512 | findstr /i "%mavenSha512%" >nul || (
  echo mvnw: The SHA-512 of %URL% is not the one in .mvn\wrapper\maven-wrapper.properties. 1>&2
  del "%ARCHIVE%"
  exit /b 1
)
tar -xzf "%ARCHIVE%" -C "%HOMES%" || exit /b 1
del "%ARCHIVE%"
:run
"%MVN%" %*
exit /b
