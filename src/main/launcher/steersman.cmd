@echo off
rem Runs the program that lies beside this file; Java 17 or newer is needed.
setlocal
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
"%java%" -jar "%~dp0steersman.jar" %*
if %errorlevel% equ 9009 echo steersman: Java is needed, 17 or newer, and none was found. Maybe install one, or set JAVA_HOME. 1>&2
exit /b %errorlevel%
