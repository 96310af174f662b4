@echo off
chcp 65001 >nul
setlocal
set "HERE=%~dp0"
set "VENV=%HERE%docgen-env"
set "BIDS=%HERE%bids"

where py >nul 2>nul
if errorlevel 1 (
  echo 没有找到 Python。请从 https://www.python.org 安装 3.11 或更新的版本，装完再双击本文件。
  echo Python is missing. Install 3.11 or newer from https://www.python.org, then start this file again.
  goto stop
)
py -3 -c "import sys; sys.exit(sys.version_info < (3, 11))"
if errorlevel 1 (
  echo Python 太旧，需要 3.11 或更新的版本。
  echo This Python is too old: 3.11 or newer is needed.
  goto stop
)
if not exist "%VENV%\Scripts\docgen.exe" (
  set "WHEEL="
  for %%F in ("%HERE%docgen-*.whl") do set "WHEEL=%%F"
  if not defined WHEEL (
    echo 没有找到 docgen-*.whl。请把它放在本文件旁边。
    echo docgen-*.whl is missing. Put it beside this file.
    goto stop
  )
  call :install
  if errorlevel 1 goto stop
)
if not exist "%ProgramFiles%\LibreOffice\program\soffice.exe" (
  echo 没有找到 LibreOffice：Word 文件照样生成，PDF 和 .doc、.wps 采购文件要装了它才行。
  echo LibreOffice is missing: Word files are made all the same; PDF and tenders in .doc or .wps need it.
)
if not exist "%BIDS%" mkdir "%BIDS%"
"%VENV%\Scripts\docgen.exe" open "%BIDS%"
if errorlevel 1 goto stop
exit /b 0

:install
echo 第一次使用，正在安装…… Installing, this once ...
py -3 -m venv "%VENV%"
if errorlevel 1 (
  echo 不能在 %VENV% 里安装：请换一个可以写入的文件夹。
  echo Nothing can be installed in %VENV%: choose a folder that can be written to.
  exit /b 1
)
for %%F in ("%HERE%docgen-*.whl") do "%VENV%\Scripts\python.exe" -m pip install --quiet "%%~fF[web]"
if errorlevel 1 (
  echo 安装没有完成：请检查网络，再双击本文件。
  echo The installation did not end: check the network and start this file again.
  rmdir /s /q "%VENV%"
  exit /b 1
)
exit /b 0

:stop
echo.
pause
exit /b 1
