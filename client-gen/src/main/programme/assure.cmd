@echo off
rem Starts assure.jar, which lies beside this file, from wherever it is called. Java is that of the folder "runtime" beside it, of
rem JAVA_HOME, or of PATH, in this order. Without accents: a console may read them in another encoding.
setlocal
set "JAVA_EXE=java"
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "JAVA_EXE=%JAVA_HOME%\bin\java.exe"
if exist "%~dp0runtime\bin\java.exe" set "JAVA_EXE=%~dp0runtime\bin\java.exe"
if not "%JAVA_EXE%"=="java" goto start
where /q java
if errorlevel 1 goto nojava

:start
"%JAVA_EXE%" -jar "%~dp0assure.jar" %*
exit /b %ERRORLEVEL%

:nojava
echo Ce programme demande Java ${maven.compiler.release} au moins, qui n'est pas la. Il se trouve sur https://adoptium.net 1>&2
echo This program needs Java ${maven.compiler.release} or later, which is not there. It is to be had at https://adoptium.net 1>&2
exit /b 2
