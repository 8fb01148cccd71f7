"""Edits of a store by other processes: seen within seconds, and answered from by every worker after the next."""

import asyncio
import logging

from kg.errors import KgError
from kg.serve.pool import Pool
from kg.serve.source import Source

log = logging.getLogger(__name__)


async def follow(source: Source, pool: Pool) -> None:
    """Look at the store now and then, for ever, and let the workers be made anew where it has changed.

    A store that cannot be read now, since somebody is moving or mending it, is looked at again.
    """
    loop = asyncio.get_running_loop()
    while True:
        await asyncio.sleep(pool.limits.look)
        try:
            state = await loop.run_in_executor(None, source.state)
        except (KgError, OSError) as error:
            log.warning("%s", error)
            continue
        if state != pool.nursery.state:
            log.info("%s has changed", source.path)
            await pool.renew(state)
