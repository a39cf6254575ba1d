"""What people get wrong in week 3, each as a small change of our solution."""

from helpers.exercises.gradient_checking import (
    backward_propagation,
    backward_propagation_n,
    forward_propagation,
    gradient_check,
    gradient_check_n,
)
from helpers.exercises.judging import Mistake, changed


def mistakes(function, *rows):
    """Mistakes from rows of a name, (old, new) replacements in the function's source, and a message."""
    return tuple(Mistake(name, changed(function, *replacements), message) for name, *replacements, message in rows)


J = "np.log(1 + np.exp(-theta * x))"

FORWARD = mistakes(
    forward_propagation,
    (
        "sign of the exponent, or the cost of class 0",
        ("-theta", "theta"),
        "That is the cost when the example is of class 0. Here it is of class 1: the larger theta x, the smaller "
        "J must be. Look at the sign inside the exponential.",
    ),
    (
        "no logarithm",
        (J, "1 + np.exp(-theta * x)"),
        "That is 1 / a, with a the probability of class 1. The cross-entropy takes a logarithm.",
    ),
    (
        "probability instead of cost",
        (J, "1 / (1 + np.exp(-theta * x))"),
        "That is the probability of class 1, the output of the sigmoid. What does the cross-entropy make of it?",
    ),
    (
        "probability of the other class",
        (J, "1 / (1 + np.exp(theta * x))"),
        "That is the probability of class 0: one minus the output of the sigmoid. It is the share by which the network "
        "is off, but J is a cross-entropy, with a logarithm in it.",
    ),
    (
        "minus sign forgotten",
        (J, "-" + J),
        "That is the logarithm of the probability. A cost is never negative: look for a missing minus sign.",
    ),
    (
        "1 forgotten",
        ("1 + np", "np"),
        "The logarithm and the exponential cancel here, and only -theta x is left. Is something missing inside the "
        "logarithm, beside the exponential?",
    ),
    (
        "linear",
        (J, "theta * x"),
        "That is only what enters the sigmoid. The cost comes after the sigmoid, so J is not linear in theta.",
    ),
    (
        "bracket closed too early",
        (J, "np.log(1) + np.exp(-theta * x)"),
        "That is the exponential alone: np.log(1) is 0. Check where the bracket of the logarithm closes.",
    ),
    (
        "1 outside the logarithm",
        (J, "1 + np.log(np.exp(-theta * x))"),
        "That is 1 - theta x: the 1 stands outside the logarithm. Check where its bracket opens.",
    ),
    (
        "1 added twice",
        ("np.log(", "np.log1p("),
        "There is a 1 too many under the logarithm: np.log1p adds a 1 of its own.",
    ),
    (
        "logarithm of base 2",
        ("np.log(", "np.log2("),
        "Your cost is in bits: a logarithm of base 2. The course's cost uses the natural logarithm.",
    ),
    (
        "logarithm of base 10",
        ("np.log(", "np.log10("),
        "Your logarithm has base 10. The course's cost uses the natural logarithm, which Python and NumPy call log.",
    ),
    (
        "squared error",
        (J, "(1 - 1 / (1 + np.exp(-theta * x))) ** 2"),
        "That is the squared error of the probability, another cost. J is the cross-entropy.",
    ),
    (
        "half the squared error",
        (J, "(1 - 1 / (1 + np.exp(-theta * x))) ** 2 / 2"),
        "That is half the squared error, the usual cost of a regression. J is the cross-entropy, the cost of a "
        "classification.",
    ),
    (
        "cost of a hard decision",
        (J, "np.maximum(0, -theta * x)"),
        "That cost has a kink at 0: it is what the cross-entropy comes near to far away from 0. J is smooth, because "
        "of the exponential.",
    ),
    (
        "theta forgotten",
        ("-theta * x", "-x"),
        "Your J does not change with theta. The weight multiplies the input before the sigmoid.",
    ),
    (
        "x forgotten",
        ("-theta * x", "-theta"),
        "Your J does not change with x. The weight multiplies the input before the sigmoid.",
    ),
    (
        "sum instead of product",
        ("-theta * x", "-(theta + x)"),
        "Your sigmoid gets theta + x. The one parameter is a weight, not a bias: what does a weight do to its input?",
    ),
)

DTHETA = "-x / (1 + np.exp(theta * x))"

BACKWARD = mistakes(
    backward_propagation,
    (
        "sign forgotten",
        ("-x", "x"),
        "The size is right and the sign is turned round. For a positive x, does J rise or fall when theta grows?",
    ),
    (
        "x forgotten",
        ("-x", "-1"),
        "That is the derivative with respect to z = theta x. By the chain rule, one more factor leads on to theta.",
    ),
    (
        "sign and x forgotten",
        ("-x", "1"),
        "A factor is missing, and with it a sign: the chain rule also needs the derivative of -theta x with respect to "
        "theta.",
    ),
    (
        "derivative with respect to x",
        ("-x", "-theta"),
        "That is the derivative with respect to x. The weight is what is learned: take the derivative with respect to "
        "theta, with x held fixed.",
    ),
    (
        "sign of the exponent",
        ("theta * x", "-theta * x"),
        "The sign inside the exponential is turned round. Check it where theta x is large: J is flat there, so dtheta "
        "must be near 0.",
    ),
    (
        "derivative of the cost of class 0",
        (DTHETA, "x / (1 + np.exp(-theta * x))"),
        "That is the derivative for an example of class 0. Ours is of class 1: what is A - Y then?",
    ),
    (
        "linear",
        (DTHETA, "x"),
        "That is the derivative of theta x. J is not linear, so its derivative depends on theta too.",
    ),
    (
        "linear, with the sign",
        (DTHETA, "-x"),
        "That is the derivative of the exponent -theta x alone. The logarithm and the exponential around it have "
        "derivatives too: the chain rule multiplies all three.",
    ),
    (
        "derivative of the sigmoid",
        (DTHETA, "x * np.exp(-theta * x) / (1 + np.exp(-theta * x)) ** 2"),
        "That is the derivative of the probability with respect to theta. J is a logarithm of that probability, so the "
        "chain rule goes one step further.",
    ),
    (
        "derivative of the sigmoid, with the sign",
        (DTHETA, "-x * np.exp(-theta * x) / (1 + np.exp(-theta * x)) ** 2"),
        "There is a factor a too many, with a the probability: one derivative of the sigmoid is left, which the "
        "derivative of the logarithm should have cancelled.",
    ),
    (
        "derivative of the sigmoid, without x",
        (DTHETA, "np.exp(-theta * x) / (1 + np.exp(-theta * x)) ** 2"),
        "That is a (1 - a), how the probability a changes with what enters the sigmoid. The cost after it and the "
        "weight before it are still missing from the chain.",
    ),
    (
        "probability instead of derivative",
        (DTHETA, "1 / (1 + np.exp(-theta * x))"),
        "That is the probability of class 1. The derivative starts from its distance to the label.",
    ),
    (
        "1 forgotten, or the derivative of the logarithm",
        (DTHETA, "-x * np.exp(-theta * x)"),
        "That is the derivative of what stands inside the logarithm. Either the logarithm's own derivative, which "
        "divides by all of that, was forgotten, or only the 1 in the denominator.",
    ),
    (
        "precedence",
        (DTHETA, "-x / 1 + np.exp(theta * x)"),
        "Division comes before addition, so only the 1 is divided by. Put brackets round the denominator.",
    ),
    (
        "precedence, with the exponential above",
        (DTHETA, "-x * np.exp(-theta * x) / 1 + np.exp(-theta * x)"),
        "Check the brackets of the denominator. Without them only the 1 is divided by, and the exponential after it is "
        "added to the whole.",
    ),
    (
        "cost instead of derivative",
        (DTHETA, "np.log(1 + np.exp(-theta * x))"),
        "That is J itself. dtheta says how J changes with theta.",
    ),
    (
        "squared error",
        (DTHETA, "-2 * x * np.exp(-theta * x) / (1 + np.exp(-theta * x)) ** 2 / (1 + np.exp(theta * x))"),
        "That is the derivative of the squared error. The cost here is the cross-entropy.",
    ),
    (
        "difference quotient",
        (DTHETA, "(forward_propagation(x, theta + 1e-5) - forward_propagation(x, theta - 1e-5)) / 2e-5"),
        "It looks like a difference quotient of J. The check below compares your derivative with just such a quotient, "
        "and would compare it with itself. Take the derivative of the formula instead.",
    ),
)

QUOTIENT = "(J(theta + epsilon) - J(theta - epsilon)) / (2 * epsilon)"
RELATIVE = "abs(grad - approx) / (abs(grad) + abs(approx))"

# One message for a mistake that both checks share; where the word for it differs, they have their own.
ONE_SIDED = (
    "It looks like a step to one side only. Such a slope is off in proportion to epsilon; with a step to either side "
    "the error falls with its square. Which two points does the definition compare?"
)
ONE_SIDED_BACKWARD = (
    "It looks like a step back from theta and none forward. Its slope is off in proportion to epsilon, because the two "
    "points do not lie evenly around theta."
)
BY_EPSILON = "Your slope is twice too large. The two points lie on either side of theta: how far is one from the other?"
PRECEDENCE = (
    "Your slope is nearly 0. Python works from left to right: `/ 2 * epsilon` divides by 2 and then multiplies by "
    "epsilon."
)
NOT_BY_EPSILON = (
    "Your slope is the half of a difference and not yet a quotient: it shrinks with epsilon. Divide by the whole "
    "distance of the two points."
)
HARD_CODED = (
    "Your function takes the same step whatever epsilon is. Look for a step typed in as a number, and use the argument."
)
HARD_CODED_DEFAULT = (
    "With epsilon left out it is right, but a given epsilon changes nothing. Is 1e-5 typed in somewhere?"
)
OTHER_DEFAULT = (
    "All is right but the default of epsilon, which must be 1e-5. A step of 1e-7 is so small that the rounding of J "
    "shows: right gradients can then fail."
)
HALF_STEP = "Your two points are each half an epsilon away. The definition takes a whole epsilon to either side."
TURNED_ROUND = (
    "Either your slope has the wrong sign, because the two costs are subtracted the wrong way round, or the numerator "
    "adds what it should subtract."
)
PLUS = "Your two costs are added. A slope comes from their difference."
ABSOLUTE = (
    "That is the difference itself, which says little: 0.01 is much beside 0.1 and nothing beside 1000. Divide it by "
    "the size of the two."
)
SUM_FIRST = (
    "Your denominator adds first and takes the size of the sum. Where the signs differ, the two cancel in it. Take the "
    "size of each, then add."
)
SQUARED = "Your sizes are squared. That makes small differences look far smaller than they are: 0.01 becomes 0.0001."
OF_SIZES = (
    "Your numerator compares only how large the two are, so a wrong direction does not show. First the difference, "
    "then its size."
)
LARGER = (
    "Dividing by the larger of the two is also a relative difference, but another one than asked for. Ours divides by "
    "the sum of both sizes."
)
AVERAGE = (
    "It is exactly twice too large. Dividing by the average of the two sizes is another definition; ours divides by "
    "their sum."
)
BY_GRAD = "You divide by the size of the given gradient alone. The definition takes the two sizes together."
BY_APPROX = "You divide by the size of the approximation alone. The definition takes the two sizes together."
BRACKETS = (
    "It can be above 1, which a relative difference never is. The second size is added after the division: look for "
    "brackets."
)
VERDICT = "Return the number, so that whoever calls can see how small it is. A verdict can be printed beside it."
SCALED = (
    "Your step grows with theta: it looks like theta times (1 + epsilon). Epsilon is the distance itself, whatever "
    "theta is."
)

CHECK = mistakes(
    gradient_check,
    ("one-sided", (QUOTIENT, "(J(theta + epsilon) - J(theta)) / epsilon"), ONE_SIDED),
    ("one-sided backwards", (QUOTIENT, "(J(theta) - J(theta - epsilon)) / epsilon"), ONE_SIDED_BACKWARD),
    (
        "one-sided, divided by 2 epsilon",
        (QUOTIENT, "(J(theta + epsilon) - J(theta)) / (2 * epsilon)"),
        "Your slope is about half of what it should be: the step goes to one side, but the denominator counts two.",
    ),
    ("divided by epsilon", ("(2 * epsilon)", "epsilon"), BY_EPSILON),
    ("precedence of / 2 * epsilon", ("(2 * epsilon)", "2 * epsilon"), PRECEDENCE),
    ("not divided by epsilon", ("(2 * epsilon)", "2"), NOT_BY_EPSILON),
    (
        "precedence of the difference",
        (QUOTIENT, "J(theta + epsilon) - J(theta - epsilon) / (2 * epsilon)"),
        "Division comes before subtraction: only the second cost is divided. Put brackets round the difference.",
    ),
    ("epsilon ignored", (QUOTIENT, "(J(theta + 1e-7) - J(theta - 1e-7)) / 2e-7"), HARD_CODED),
    (
        "epsilon ignored, the default typed in",
        (QUOTIENT, "(J(theta + 1e-5) - J(theta - 1e-5)) / 2e-5"),
        HARD_CODED_DEFAULT,
    ),
    ("another default epsilon", ("epsilon=1e-5", "epsilon=1e-7"), OTHER_DEFAULT),
    ("half the step", (QUOTIENT, "(J(theta + epsilon / 2) - J(theta - epsilon / 2)) / epsilon"), HALF_STEP),
    (
        "turned round, or added in the numerator",
        (QUOTIENT, "(J(theta - epsilon) - J(theta + epsilon)) / (2 * epsilon)"),
        TURNED_ROUND,
    ),
    ("sum of the costs", (") - J(", ") + J("), PLUS),
    (
        "step in proportion to theta",
        (QUOTIENT, "(J(theta * (1 + epsilon)) - J(theta * (1 - epsilon))) / (2 * epsilon)"),
        "Your points are theta times (1 + epsilon) and (1 - epsilon). Epsilon is the distance itself: it is added.",
    ),
    (
        "step in proportion to theta, in the denominator too",
        (QUOTIENT, "(J(theta * (1 + epsilon)) - J(theta * (1 - epsilon))) / (2 * epsilon * theta)"),
        SCALED,
    ),
    (
        "compared with itself",
        ("grad = dJ(theta)", "grad = approx"),
        "The approximation is compared with itself, so every derivative looks right. What is to be checked is dJ.",
    ),
    (
        "dJ at another point",
        ("dJ(theta)", "dJ(theta + epsilon)"),
        "It looks like the derivative was taken at theta + epsilon. The two points lie around theta, and that is where "
        "their slope belongs.",
    ),
    (
        "dJ of the cost",
        ("dJ(theta)", "dJ(J(theta))"),
        "It looks like dJ was called on the cost. It takes the parameter, just as J does.",
    ),
    (
        "a function not called",
        ("dJ(theta)", "dJ"),
        "`dJ` is a function: call it at theta. `J` is a function too, called at the points on either side.",
    ),
    ("no denominator", (RELATIVE, "abs(grad - approx)"), ABSOLUTE),
    ("size of the sum", ("(abs(grad) + abs(approx))", "abs(grad + approx)"), SUM_FIRST),
    (
        "squares",
        (RELATIVE, "(grad - approx) ** 2 / (grad**2 + approx**2)"),
        SQUARED,
    ),
    ("difference of the sizes", ("abs(grad - approx)", "abs(abs(grad) - abs(approx))"), OF_SIZES),
    ("divided by the larger", ("(abs(grad) + abs(approx))", "max(abs(grad), abs(approx))"), LARGER),
    ("divided by the average", ("(abs(grad) + abs(approx))", "((abs(grad) + abs(approx)) / 2)"), AVERAGE),
    ("divided by the derivative", ("(abs(grad) + abs(approx))", "abs(grad)"), BY_GRAD),
    ("divided by the approximation", ("(abs(grad) + abs(approx))", "abs(approx)"), BY_APPROX),
    ("brackets forgotten", ("(abs(grad) + abs(approx))", "abs(grad) + abs(approx)"), BRACKETS),
    (
        "no absolute value above",
        ("abs(grad - approx)", "(grad - approx)"),
        "Its sign depends on which of the two is larger. A distance has no sign: take its absolute value.",
    ),
    (
        "no absolute values below",
        ("(abs(grad) + abs(approx))", "(grad + approx)"),
        "Where the slope is negative, so is your denominator. It needs the absolute values.",
    ),
    (
        "no absolute values",
        (RELATIVE, "(grad - approx) / (grad + approx)"),
        "There are no absolute values, above or below: the signs of the slopes get into the result.",
    ),
    (
        "approximation returned",
        (RELATIVE, "approx"),
        "That is the slope between the two points. How far is it from dJ, relative to the sizes of both?",
    ),
    (
        "approximation returned, dJ not used",
        ("    grad = dJ(theta)\n", ""),
        (RELATIVE, "approx"),
        "Your function returns the slope between the two points. Compare it with the derivative that dJ gives.",
    ),
    ("verdict returned", (RELATIVE, RELATIVE + " < 1e-7"), VERDICT),
)

STEP_BACK = """        theta_minus = theta.copy()
        theta_minus[i] -= epsilon
"""
STEPS = """        theta_plus = theta.copy()
        theta_plus[i] += epsilon
        J_plus = cost(network.vector_to_parameters(theta_plus, parameters))
        theta_minus = theta.copy()
        theta_minus[i] -= epsilon
        J_minus = cost(network.vector_to_parameters(theta_minus, parameters))
"""
COSTS = """        J_plus = cost(network.vector_to_parameters(theta_plus, parameters))
        J_minus = cost(network.vector_to_parameters(theta_minus, parameters))
"""
NORMS = "np.linalg.norm(grad - approx) / (np.linalg.norm(grad) + np.linalg.norm(approx))"
SIZES = "(np.linalg.norm(grad) + np.linalg.norm(approx))"
GRAD = "network.gradients_to_vector(gradients, parameters)"

CHECK_N = mistakes(
    gradient_check_n,
    ("one-sided", (STEP_BACK, "        theta_minus = theta.copy()\n"), ("(2 * epsilon)", "epsilon"), ONE_SIDED),
    (
        "one-sided backwards",
        ("        theta_plus[i] += epsilon\n", ""),
        ("(2 * epsilon)", "epsilon"),
        ONE_SIDED_BACKWARD,
    ),
    ("divided by epsilon", ("(2 * epsilon)", "epsilon"), BY_EPSILON),
    ("precedence of / 2 * epsilon", ("(2 * epsilon)", "2 * epsilon"), PRECEDENCE),
    ("not divided by epsilon", ("(2 * epsilon)", "2"), NOT_BY_EPSILON),
    (
        "precedence of the difference",
        ("(J_plus - J_minus)", "J_plus - J_minus"),
        "Division comes before subtraction: only J_minus is divided. Put brackets round the difference of the costs.",
    ),
    ("epsilon ignored", ("= epsilon", "= 1e-7"), ("2 * epsilon", "2e-7"), HARD_CODED),
    ("epsilon ignored, the default typed in", ("= epsilon", "= 1e-5"), ("2 * epsilon", "2e-5"), HARD_CODED_DEFAULT),
    ("another default epsilon", ("epsilon=1e-5", "epsilon=1e-7"), OTHER_DEFAULT),
    ("half the step", ("= epsilon", "= epsilon / 2"), ("(2 * epsilon)", "epsilon"), HALF_STEP),
    ("turned round, or added in the numerator", ("J_plus - J_minus", "J_minus - J_plus"), TURNED_ROUND),
    ("sum of the costs", ("J_plus - J_minus", "J_plus + J_minus"), PLUS),
    (
        "step in proportion to theta",
        ("+= epsilon", "*= 1 + epsilon"),
        ("-= epsilon", "*= 1 - epsilon"),
        "Your points are theta[i] times (1 + epsilon) and (1 - epsilon). Epsilon is the distance itself: it is added.",
    ),
    (
        "no copy",
        ("theta.copy()", "theta"),
        "Your slope is half of what it should be: the step back ends where the step forward began. If you shift "
        "theta[i] itself, does the second step go back by 2 epsilon, and does a third one restore it? If you gave the "
        "vector a second name (`b = a`), that made no copy.",
    ),
    (
        "theta not restored",
        ("theta_plus = theta.copy()", "theta_plus = theta"),
        ("theta_minus = theta.copy()", "theta_minus = theta"),
        ("theta_minus[i] -= epsilon", "theta_minus[i] -= 2 * epsilon"),
        "It looks like theta[i] stays shifted when the loop goes on to the next parameter. Put it back at the end of "
        "each round, to exactly where it was.",
    ),
    (
        "both costs at one point",
        (
            STEPS,
            "        theta_plus = theta\n        theta_plus[i] += epsilon\n        theta_minus = theta\n"
            "        theta_minus[i] -= epsilon\n" + COSTS,
        ),
        "Your approximation is 0 for every parameter: both costs are taken at the same point. Either the two vectors "
        "are one array under two names (it takes a copy to make two), or both steps go the same way, or the shifted "
        "vector is not the one that goes into the cost.",
    ),
    (
        "copied once, before the loop",
        ("    for i", "    theta_plus, theta_minus = theta.copy(), theta.copy()\n    for i"),
        ("        theta_plus = theta.copy()\n", ""),
        ("        theta_minus = theta.copy()\n", ""),
        "The steps add up: each parameter is shifted while the ones before it still are. Start from the unshifted "
        "parameters for each i.",
    ),
    (
        "whole vector shifted",
        ("theta_plus[i]", "theta_plus"),
        ("theta_minus[i]", "theta_minus"),
        "All parameters move at once, so every slope is the sum of all slopes. Shift one component alone.",
    ),
    (
        "last parameter skipped",
        ("range(theta.size)", "range(theta.size - 1)"),
        "It looks like the last parameter is left out of the loop. range(n) already stops before n.",
    ),
    (
        "first parameter skipped",
        ("range(theta.size)", "range(1, theta.size)"),
        "It looks like the first parameter is left out of the loop. Python counts from 0.",
    ),
    (
        "only the first parameter",
        ("    return", "        return"),
        "Only the first parameter is looked at. Is the `return` indented so far that it ends the first round?",
    ),
    (
        "only the last parameter",
        ("        approx[i]", "    approx[i]"),
        "Only the last parameter is looked at. Is the line that fills approx[i] inside the loop?",
    ),
    (
        "approximation overwritten",
        ("approx[i] =", "approx ="),
        "It looks like each round of the loop replaces the whole approximation by one number. It is a vector, with a "
        "component for each parameter.",
    ),
    (
        "parameters and gradients in different orders",
        (GRAD, "np.concatenate([gradients[name].ravel() for name in gradients if not name.startswith('dZ')])"),
        "It looks like the gradients are taken in their dictionary's order, and the parameters in another. Component i "
        "of both vectors must belong to the same parameter.",
    ),
    (
        "every entry of the dictionary taken",
        (GRAD, "np.concatenate([gradients[f'd{name}'].ravel() for name in parameters])"),
        (
            "network.parameters_to_vector(parameters)",
            "np.concatenate([value.ravel() for value in parameters.values()])",
        ),
        "It looks like vectors were joined in the dictionary's order, and vector_to_parameters takes them apart in "
        "another: W1, b1, W2, b2 and so on.",
    ),
    (
        "gradients sorted by name",
        (GRAD, "np.concatenate([gradients[f'd{name}'].ravel() for name in sorted(parameters)])"),
        "It looks like the gradients are sorted by name, so that all W come before all b. The vector of the parameters "
        "goes layer by layer.",
    ),
    (
        "column minus row",
        ("np.zeros_like(grad)", "np.zeros((theta.size, 1))"),
        "It looks like a column of shape (n, 1) minus a flat array of shape (n,). NumPy makes a table of n by n "
        "differences of that. Print the shapes of grad and approx.",
    ),
    (
        "vector instead of dictionary",
        ("network.vector_to_parameters(theta_minus, parameters)", "theta_minus"),
        "A shifted vector goes into the cost as it is. Turn it back into a dictionary first, on both sides.",
    ),
    (
        "one number instead of dictionary",
        ("network.vector_to_parameters(theta_plus, parameters)", "theta_plus[i]"),
        ("network.vector_to_parameters(theta_minus, parameters)", "theta_minus[i]"),
        "One shifted number goes into the cost, but the cost wants a dictionary of all parameters. Shift that number "
        "in the whole vector, and turn the vector back into a dictionary.",
    ),
    (
        "line of the loop missing",
        ("(J_plus - J_minus) / (2 * epsilon)", "..."),
        "What fills approx[i] is still missing in the loop, or a part of it: the slope of the cost at theta[i].",
    ),
    (
        "compared with itself",
        (NORMS, "np.linalg.norm(approx - approx) / (2 * np.linalg.norm(approx))"),
        "The approximation is compared with itself, so all gradients look right. The gradients to be checked come "
        "in as an argument.",
    ),
    ("no denominator", (" / " + SIZES, ""), ABSOLUTE),
    ("norm of the sum", (SIZES, "np.linalg.norm(grad + approx)"), SUM_FIRST),
    (
        "squared norms",
        (NORMS, "np.sum((grad - approx) ** 2) / (np.sum(grad**2) + np.sum(approx**2))"),
        "That uses squared norms. They make small differences look far smaller still: where is the square root?",
    ),
    (
        "difference of the norms",
        ("norm(grad - approx)", "norm(np.linalg.norm(grad) - np.linalg.norm(approx))"),
        OF_SIZES,
    ),
    (
        "difference of the norms, with its sign",
        ("np.linalg.norm(grad - approx)", "(np.linalg.norm(grad) - np.linalg.norm(approx))"),
        f"{OF_SIZES} And yours is negative where the gradients are the smaller ones.",
    ),
    (
        "difference of the norms, with the other sign",
        ("np.linalg.norm(grad - approx)", "(np.linalg.norm(approx) - np.linalg.norm(grad))"),
        f"{OF_SIZES} And yours is negative where the gradients are the larger ones.",
    ),
    ("divided by the larger", (SIZES, "max(np.linalg.norm(grad), np.linalg.norm(approx))"), LARGER),
    ("divided by the average", (SIZES, "(np.linalg.norm(grad) + np.linalg.norm(approx)) * 2"), AVERAGE),
    ("divided by the gradient", (SIZES, "np.linalg.norm(grad)"), BY_GRAD),
    ("divided by the approximation", (SIZES, "np.linalg.norm(approx)"), BY_APPROX),
    ("brackets forgotten", (SIZES, "np.linalg.norm(grad) + np.linalg.norm(approx)"), BRACKETS),
    (
        "sum of absolute values",
        (NORMS, "np.sum(np.abs(grad - approx)) / (np.sum(np.abs(grad)) + np.sum(np.abs(approx)))"),
        "That adds up absolute values. The norm meant here is the length of the vector: square, add, take the root.",
    ),
    (
        "largest component",
        (NORMS, "np.max(np.abs(grad - approx)) / (np.max(np.abs(grad)) + np.max(np.abs(approx)))"),
        "That compares only the largest components. The norm meant here is the length of the whole vector.",
    ),
    (
        "sums of the components",
        (NORMS, "abs(np.sum(grad - approx)) / (abs(np.sum(grad)) + abs(np.sum(approx)))"),
        "Your sums let components of different sign cancel. Take the norm of each vector instead.",
    ),
    (
        "average over the components",
        (NORMS, "np.mean(np.abs(grad - approx) / np.maximum(np.abs(grad) + np.abs(approx), 1e-300))"),
        "That is the average of one relative difference a component. What is asked for is one of the whole vectors, "
        "from their norms.",
    ),
    (
        "largest of the components",
        (NORMS, "np.max(np.abs(grad - approx) / np.maximum(np.abs(grad) + np.abs(approx), 1e-300))"),
        "That is the worst relative difference of a single component, a sharper test. What is asked for is one of the "
        "whole vectors, from their norms.",
    ),
    (
        "a vector returned",
        (NORMS, "np.abs(grad - approx) / (np.abs(grad) + np.abs(approx))"),
        "That is a number for each parameter: the slopes, or, with `abs`, relative differences. What is asked for is "
        "one number. The size of a vector is its length, which `np.linalg.norm` gives.",
    ),
    ("verdict returned", (NORMS, NORMS + " < 1e-7"), VERDICT),
)

BACKWARD_N = mistakes(
    backward_propagation_n,
    (
        "db1 still off",
        ("db1 = 1 / m", "db1 = 4 / m"),
        "One bug is mended and another is left. A bias gradient is off and the weights of its layer are right: so dZ "
        "is right too, and the slip is in one line.",
    ),
    (
        "dW2 still off",
        ('cache["A1"].T', 'cache["A1"].T * 2'),
        "One bug is mended and another is left. A weight gradient is off and the biases of its layer are right: so dZ "
        "is right too. Compare the line with its neighbours, factor by factor.",
    ),
    (
        "both bugs still there",
        ('1 / m * dZ2 @ cache["A1"].T', '2 / m * dZ2 @ cache["A1"].T'),
        ("db1 = 1 / m", "db1 = 4 / m"),
        "The code is written differently from the one given, and computes the same: nothing is mended yet. Take the "
        "variables that are off one at a time, and compare their lines with those of another layer.",
    ),
    (
        "dW2 halved",
        ('cache["A1"].T', 'cache["A1"].T / 2'),
        "dW2 was twice too large and is now half of what it should be. The factor is to go, not to be turned round.",
    ),
    (
        "dW2 halved, db1 still off",
        ('cache["A1"].T', 'cache["A1"].T / 2'),
        ("db1 = 1 / m", "db1 = 4 / m"),
        "dW2 was twice too large and is now half of what it should be. And a bias gradient is still off.",
    ),
    (
        "db1 divided by 4",
        ("db1 = 1 / m", "db1 = 1 / (4 * m)"),
        "db1 was four times too large and is now a quarter of what it should be. What factor do the other biases have?",
    ),
    (
        "db1 summed, not averaged",
        ("db1 = 1 / m * ", "db1 = "),
        "db1 is now a sum over the examples. The cost is an average: what do the other bias gradients start with?",
    ),
    (
        "db1 divided by another number",
        ("db1 = 1 / m", "db1 = 1 / dZ1.shape[0]"),
        "db1 is divided by the number of units. The average goes over the examples, and m counts those.",
    ),
    (
        "db1 halved",
        ("db1 = 1 / m", "db1 = 2 / m"),
        "db1 is still twice too large. One part of its factor is gone; compare it with db2 and db3.",
    ),
    (
        "2 taken from the wrong layer",
        ('cache["A1"].T', 'cache["A1"].T * 2'),
        ('cache["A2"].T', 'cache["A2"].T / 2'),
        "dW3 was right as it was given, and dW2 still is wrong. The table names the variable: mend that line.",
    ),
    (
        "dW3 halved",
        ('cache["A2"].T', 'cache["A2"].T / 2'),
        "dW3 was right as it was given, and is now half of that. Put its line back as it was.",
    ),
    (
        "dW1 halved",
        ('cache["A0"].T', 'cache["A0"].T / 2'),
        "dW1 was right as it was given, and is now half of that. Put its line back as it was.",
    ),
    (
        "1/m twice",
        ('dZ3 = cache["A3"] - Y', 'dZ3 = (cache["A3"] - Y) / m'),
        "All gradients are too small by the same factor, the number of examples. Is 1/m in dZ3 and in the lines after "
        "it too? It must count once.",
    ),
    (
        "no 1/m",
        ("1 / m * ", ""),
        "All gradients are too large by the same factor, the number of examples. The cost is an average over them.",
    ),
    (
        "sign of dZ3",
        ('cache["A3"] - Y', 'Y - cache["A3"]'),
        "All gradients have the wrong sign. It comes from the line that all others go back to.",
    ),
    (
        "sigmoid counted twice",
        ('dZ3 = cache["A3"] - Y', 'dZ3 = (cache["A3"] - Y) * cache["A3"] * (1 - cache["A3"])'),
        "The slope of the sigmoid is in dZ3 once too often: A3 - Y already has it in it, together with the slope "
        "of the cross-entropy.",
    ),
    (
        "gates dropped",
        (' * (cache["Z2"] > 0)', ""),
        (' * (cache["Z1"] > 0)', ""),
        "The ReLUs let everything through on the way back. Where Z was negative on the way forward, nothing passes.",
    ),
    (
        "gate of layer 2 dropped",
        (' * (cache["Z2"] > 0)', ""),
        "Layer 3 is right and everything before it is off. What happens between dA2 and dZ2?",
    ),
    (
        "gate of layer 1 dropped",
        (' * (cache["Z1"] > 0)', ""),
        "Layers 2 and 3 are right and layer 1 is off. What happens between dA1 and dZ1?",
    ),
    (
        "past the gate of layer 2",
        ('parameters["W2"].T @ dZ2', 'parameters["W2"].T @ dA2'),
        "Layers 2 and 3 are right and layer 1 is off. What comes back from layer 2 to layer 1: its dA, or its dZ?",
    ),
    (
        "gate multiplies by Z",
        ('(cache["Z2"] > 0)', 'cache["A2"]'),
        ('(cache["Z1"] > 0)', 'cache["A1"]'),
        "The way back is multiplied by the activations. The slope of a ReLU is 1 or 0, whatever the size of Z.",
    ),
    (
        "gate turned round",
        ('(cache["Z2"] > 0)', '(cache["Z2"] < 0)'),
        ('(cache["Z1"] > 0)', '(cache["Z1"] < 0)'),
        "The comparison is turned round: gradients pass where Z is negative. ReLU lets them pass where Z is positive.",
    ),
    (
        "flat biases",
        (", keepdims=True", ""),
        "The sums are flat arrays. keepdims keeps a column, which is the shape of a bias.",
    ),
    (
        "sum over the units",
        ("axis=1", "axis=0"),
        "The sums go over the units. A bias has a number for each unit: sum over the examples, which are the columns.",
    ),
    (
        "one number for all biases",
        ("np.sum(dZ1, axis=1, keepdims=True)", "np.sum(dZ1)"),
        ("np.sum(dZ2, axis=1, keepdims=True)", "np.sum(dZ2)"),
        ("np.sum(dZ3, axis=1, keepdims=True)", "np.sum(dZ3)"),
        "Everything is summed to one number. Each unit has a bias of its own, and so a gradient of its own.",
    ),
    (
        "transposed dW",
        ('dZ3 @ cache["A2"].T', 'cache["A2"] @ dZ3.T'),
        ('dZ2 @ cache["A1"].T', 'cache["A1"] @ dZ2.T'),
        ('dZ1 @ cache["A0"].T', 'cache["A0"] @ dZ1.T'),
        "Rows and columns are exchanged. A gradient has the shape of its parameter: a row for each unit of its layer.",
    ),
    (
        "biases left out",
        ('"db1": db1, ', ""),
        ('"db2": db2, ', ""),
        (', "db3": db3', ""),
        "The result holds the weights only. Every parameter needs its gradient.",
    ),
)

MISTAKES = {
    "forward_propagation": FORWARD,
    "backward_propagation": BACKWARD,
    "gradient_check": CHECK,
    "gradient_check_n": CHECK_N,
    "backward_propagation_n": BACKWARD_N,
}
