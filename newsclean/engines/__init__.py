"""newsclean in engines that run on many machines: Spark, Ray, datatrove, and whatever hands over Arrow.

In: columns of pages. Out: the same rows with the columns of their articles, as `newsclean batch` writes them.
"""
