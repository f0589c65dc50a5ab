"""`python -m thang` is the command."""

import sys

from thang.cli.main import main

sys.exit(main())
