"""python -m enishi.cli"""

import sys

from enishi.cli import main

sys.exit(main())
